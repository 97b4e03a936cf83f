using System.Text.Json;
using CsCheck;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Tests.Time;

public sealed class EpochSecondsConverterTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new EpochSecondsConverter() } };

    [Fact]
    public void Read_ReturnsWhatWasWritten() => TimestampTests.Instants.Sample(instant =>
        JsonSerializer.Deserialize<Instant>(JsonSerializer.Serialize(instant, Options), Options) == instant
        && JsonSerializer.Deserialize<Instant?>(JsonSerializer.Serialize<Instant?>(instant, Options), Options) == instant);

    [Fact]
    public void Write_CutsAFraction() => Gen.Select(TimestampTests.Instants, Gen.Long[0, 999_999_999]).Sample((instant, nanoseconds) =>
        JsonSerializer.Serialize(instant.PlusNanoseconds(nanoseconds), Options) == JsonSerializer.Serialize(instant, Options));

    [Theory]
    [InlineData("-2208988800", "1900-01-01T00:00:00Z")]
    [InlineData("0", "1970-01-01T00:00:00Z")]
    [InlineData("1675101600", "2023-01-30T18:00:00Z")]
    [InlineData("253402300799", "9999-12-31T23:59:59Z")]
    public void Read_ReadsSeconds(string json, string expected) =>
        Assert.Equal(expected, Timestamp.Format(JsonSerializer.Deserialize<Instant>(json, Options)));

    [Theory]
    [InlineData("null")]
    [InlineData("\"1675101600\"")]
    [InlineData("\"2023-01-30T18:00:00Z\"")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("1.5")]
    [InlineData("1e999")]
    [InlineData("-2208988801")]
    [InlineData("253402300800")]
    [InlineData("9223372036854775807")]
    [InlineData("-9223372036854775808")]
    [InlineData("99999999999999999999999999")]
    [InlineData("")]
    public void Read_RefusesAnythingElse(string json) => Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Instant>(json, Options));

    [Fact]
    public void Read_OfAnyInteger_ThrowsOnlyJsonException() => Gen.Long.Sample(seconds =>
    {
        bool isInRange = seconds >= Timestamp.Earliest.ToUnixTimeSeconds() && seconds <= Timestamp.Latest.ToUnixTimeSeconds();
        Exception? exception = Record.Exception(() => JsonSerializer.Deserialize<Instant>($"{seconds}", Options));
        return isInRange ? exception is null : exception is JsonException;
    });
}
