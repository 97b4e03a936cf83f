using System.Text;
using System.Text.Json;
using CsCheck;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Tests.Time;

public sealed class InstantConverterTests
{
    private static readonly JsonSerializerOptions Options = new() { Converters = { new InstantConverter() } };

    [Fact]
    public void Write_WritesTheSameAsFormat() => Gen.Select(TimestampTests.Instants, Gen.Long[0, 999_999_999]).Sample((instant, nanoseconds) =>
        JsonSerializer.Serialize(instant.PlusNanoseconds(nanoseconds), Options) == $"\"{Timestamp.Format(instant)}\"");

    [Fact]
    public void Write_WritesNull() => Assert.Equal("null", JsonSerializer.Serialize<Instant?>(null, Options));

    [Fact]
    public void Read_ReturnsWhatWasWritten() => TimestampTests.Instants.Sample(instant =>
        JsonSerializer.Deserialize<Instant>(JsonSerializer.Serialize(instant, Options), Options) == instant
        && JsonSerializer.Deserialize<Instant?>(JsonSerializer.Serialize<Instant?>(instant, Options), Options) == instant);

    [Theory]
    [InlineData("\"2023-01-30T18:00:00Z\"")]
    [InlineData("\"2023-01-30T18:00:00.9999999Z\"")]
    [InlineData("\"2023-01-30T18:00:00.123456789+00:00\"")]
    [InlineData("\"2023-01-30T11:00:00-07:00\"")]
    [InlineData("\"2023-01-30T18:00:00+00:00\"")]
    [InlineData("\"2023-01-30T18:00:00\\u005a\"")]
    public void Read_ReadsEveryForm(string json) =>
        Assert.Equal(Instant.FromUtc(2023, 1, 30, 18, 0), JsonSerializer.Deserialize<Instant>(json, Options));

    [Theory]
    [InlineData("null")]
    [InlineData("1675101600")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("\"\"")]
    [InlineData("\"soon\"")]
    [InlineData("\"2023-01-30\"")]
    [InlineData("\"1899-12-31T23:59:59Z\"")]
    [InlineData("\"10000-01-01T00:00:00Z\"")]
    [InlineData("\"2023-01-30T18:00:00Z\\u0000\"")]
    [InlineData("\"2023-01-30T18:00:00\\ud800\"")]
    [InlineData("\"\\udc00\\ud800\"")]
    [InlineData("\"\\ud83d\\ude00\"")]
    [InlineData("\"2023-01-30T18:00:00.00000000000000000000Z\"")]
    [InlineData("\"\\u0032\\u0030\\u0032\\u0033-01-30T18:00:00.000Z\"")]
    [InlineData("\"2023-01-30T18:00:00Z")]
    [InlineData("")]
    public void Read_RefusesAnythingElse(string json) => Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Instant>(json, Options));

    [Fact]
    public void Read_OfAnyLength_ThrowsJsonException() => Assert.All(
        [39, 40, 41, 100_000],
        length => Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Instant>($"\"{new string('2', length)}\"", Options)));

    [Fact]
    public void Read_OfAnyBytes_ThrowsOnlyJsonException() => Gen.Byte.Array[0, 45].Sample(bytes => IsReadOrRefused(bytes));

    [Fact]
    public void Read_OfAMutatedTimestamp_ThrowsOnlyJsonException() =>
        Gen.Select(TimestampTests.Instants, Gen.Int[0, 19], Gen.Byte).Sample((instant, index, value) =>
        {
            byte[] text = Encoding.ASCII.GetBytes(Timestamp.Format(instant));
            text[index] = value;
            return IsReadOrRefused(text);
        });

    private static bool IsReadOrRefused(byte[] content)
    {
        Exception? exception = Record.Exception(() => JsonSerializer.Deserialize<Instant>([(byte)'"', .. content, (byte)'"'], Options));
        return exception is null or JsonException;
    }
}
