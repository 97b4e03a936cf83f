using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace Events.Core.Time;

/// <summary>Instants in stored JSON as numbers, which queries compare: whole seconds since 1970-01-01T00:00:00Z, of the years 1900 to 9999.</summary>
public sealed class EpochSecondsConverter : JsonConverter<Instant>
{
    private static readonly long Earliest = Timestamp.Earliest.ToUnixTimeSeconds();
    private static readonly long Latest = Timestamp.Latest.ToUnixTimeSeconds();

    /// <inheritdoc/>
    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long seconds) && seconds >= Earliest && seconds <= Latest
            ? Instant.FromUnixTimeSeconds(seconds)
            : throw new JsonException("The value is not a number of seconds of the years 1900 to 9999.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeSeconds());
}
