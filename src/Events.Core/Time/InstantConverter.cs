using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Events.Core.Time;

/// <summary>
/// Instants in JSON: written as <c>2023-01-30T18:00:00Z</c>, read in every form that <see cref="Timestamp"/> reads. A fraction of a second is dropped.
/// </summary>
public sealed class InstantConverter : JsonConverter<Instant>
{
    // Enough for nine digits of fraction and an offset. Earlier versions stored seven digits.
    private const int LongestText = 40;

    /// <inheritdoc/>
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String && !reader.HasValueSequence && reader.ValueSpan.Length <= LongestText)
        {
            Span<char> text = stackalloc char[LongestText];
            if (Timestamp.TryParse(text[..reader.CopyString(text)], out Instant instant))
            {
                return instant;
            }
        }

        throw new JsonException("The value is not a timestamp of the years 1900 to 9999.");
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[Timestamp.WrittenLength];
        Timestamp.Format(value, text);
        writer.WriteStringValue(text);
    }
}
