using System.Globalization;
using Events.Core.Alerts.Channels;

namespace Events.LocalHost.Webhooks;

/// <summary>What a receiver checks of a Standard Webhook before it believes it.</summary>
internal sealed class WebhookSignatureCheck(WebhookSecret secret, TimeProvider timeProvider)
{
    /// <summary>The header with the webhook's id, the same on every try.</summary>
    public const string IdHeader = "webhook-id";

    private const string TimestampHeader = "webhook-timestamp";
    private const string SignatureHeader = "webhook-signature";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with a request, or null.</summary>
    public string? Fault(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        string id = headers[IdHeader].ToString();
        string signatures = headers[SignatureHeader].ToString();
        if (id.Length == 0 || signatures.Length == 0
            || !long.TryParse(headers[TimestampHeader], NumberStyles.None, CultureInfo.InvariantCulture, out long timestamp))
        {
            return $"{IdHeader}, {TimestampHeader} or {SignatureHeader} is missing or malformed";
        }

        // Without this, someone who records a webhook could send it again at any time.
        if (Math.Abs(timeProvider.GetUtcNow().ToUnixTimeSeconds() - timestamp) > Tolerance.TotalSeconds)
        {
            return $"{TimestampHeader} is more than five minutes away from now";
        }

        return secret.HasSigned(signatures, id, timestamp, body) ? null : "the signature is not this secret's";
    }
}
