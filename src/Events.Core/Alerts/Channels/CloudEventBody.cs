using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Alerts.Channels;

/// <summary>A due alert as a CloudEvents 1.0 event in the structured JSON mode. A retry has the same <c>id</c>; only <c>lateseconds</c> changes.</summary>
internal static class CloudEventBody
{
    /// <summary>The <c>type</c> of the CloudEvent.</summary>
    public const string EventType = "events.alert.due";

    /// <summary>The media type of the body.</summary>
    public const string MediaType = "application/cloudevents+json";

    private const int EnvelopeLength = 320;

    // The same escaping as in the event object.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the body in UTF-8.</summary>
    /// <param name="message">The alert.</param>
    /// <param name="source">The <c>source</c> of the CloudEvent: a URI reference.</param>
    /// <param name="now">When it is sent.</param>
    public static byte[] Write(AlertMessage message, string source, Instant now)
    {
        ArrayBufferWriter<byte> buffer = new(EnvelopeLength + message.EventJson.Length);
        using (Utf8JsonWriter writer = new(buffer, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("specversion"u8, "1.0"u8);
            writer.WriteString("id"u8, message.DeliveryId);
            writer.WriteString("source"u8, source);
            writer.WriteString("type"u8, EventType);
            writer.WriteString("subject"u8, message.EventId.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("time"u8, Timestamp.Format(message.AlertAt));
            writer.WriteNumber("lateseconds"u8, LateSeconds(message, now));
            writer.WriteString("datacontenttype"u8, "application/json"u8);
            writer.WritePropertyName("data"u8);
            writer.WriteRawValue(message.EventJson.Span, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>How many whole seconds late an alert is sent, limited to 0 to 2^31-1, because an integer in CloudEvents has 32 bits.</summary>
    public static int LateSeconds(AlertMessage message, Instant now) =>
        (int)Math.Clamp((now - message.AlertAt).TotalSeconds, 0, int.MaxValue);
}
