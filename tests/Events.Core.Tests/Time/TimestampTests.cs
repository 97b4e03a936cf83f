using System.Text;
using CsCheck;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Tests.Time;

public sealed class TimestampTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(9_999_999, 1)]
    [InlineData(10_000_000, 1)]
    [InlineData(-1, 0)]
    [InlineData(-10_000_001, -1)]
    public void RoundUp_IsTheFirstWholeSecondThatIsNotBefore(long ticks, long seconds) =>
        Assert.Equal(Instant.FromUnixTimeSeconds(seconds), Timestamp.RoundUp(Instant.FromUnixTimeTicks(ticks)));

    internal static readonly Gen<Instant> Instants = Gen.Long[Timestamp.Earliest.ToUnixTimeSeconds(), Timestamp.Latest.ToUnixTimeSeconds()]
        .Select(Instant.FromUnixTimeSeconds);

    [Theory]
    [InlineData("2023-01-30 18:00:00", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T18:00:00", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T18:00Z", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30 18:00", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30 18:00Z", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T11:00:00-07:00", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30 11:00-07:00", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-31T01:00:00+07:00", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T23:30:00+05:30", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T18:00:00+00:00", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T18:00:00+0000", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T11:00:00-0700", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T23:30:00+0530", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30 11:00-0700", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T11:00:00.5-0700", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T18:00:00+00", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T11:00:00-07", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30 11:00-07", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T23:59:59+2359", "2023-01-30T00:00:59Z")]
    [InlineData("2023-01-30T18:00:00-00:00", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T18:00:00.9", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T18:00:00.999999999999999999999999Z", "2023-01-30T18:00:00Z")]
    [InlineData("2023-01-30T11:00:00.5-07:00", "2023-01-30T18:00:00Z")]
    [InlineData("1969-12-31T23:59:59.9Z", "1969-12-31T23:59:59Z")]
    [InlineData("2024-02-29T00:00:00Z", "2024-02-29T00:00:00Z")]
    [InlineData("2023-01-30T23:59:59+23:59", "2023-01-30T00:00:59Z")]
    [InlineData("1900-01-01T00:00:00Z", "1900-01-01T00:00:00Z")]
    [InlineData("1899-12-31T23:00:00-02:00", "1900-01-01T01:00:00Z")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59Z")]
    public void TryParse_ReadsEveryAcceptedForm(string text, string written)
    {
        Assert.True(Timestamp.TryParse(text, out Instant instant));
        Assert.Equal(written, Timestamp.Format(instant));
        Assert.True(Timestamp.TryParseParameter(text, out Instant parameter));
        Assert.Equal(instant, parameter);
    }

    public static TheoryData<string> Refused { get; } =
    [
        "", " ", "now", "2023", "2023-01", "2023-01-30", "2023-01-30T", "2023-01-30T18", "2023-01-30T18:", "2023-01-30T18:00:", "2023-01-30T18:00+07:", "2023-01-30T18Z", "2023-01-30T1800Z",
        "20230130T180000Z", "2023-1-30T18:00:00Z", "23-01-30T18:00:00Z", "2023-01-30T8:00:00Z", "2023-01-30T18:0:00Z",
        "2023-01-30T18:00:0Z", "2023-01-30T18:00:Z", "2023-01-30T18:00:00.Z", "2023-01-30T18:00.5Z", "2023-01-30T18:00:00,5Z",
        "2023-01-30t18:00:00Z", "2023-01-30T18:00:00z", "2023-01-30_18:00:00Z", "2023-01-30  18:00:00Z", "2023-01-30\t18:00:00Z",
        "2023-01-30T24:00:00Z", "2023-01-30T24:00Z", "2023-01-30T25:00:00Z", "2023-01-30T18:60:00Z", "2023-01-30T23:59:60Z",
        "2023-01-30T18:00:00+070", "2023-01-30T18:00:00+07000", "2023-01-30T18:00:00+07:", "2023-01-30T18:00:00+07:0", "2023-01-30T18:00:00+7", "2023-01-30T18:00:00+",
        "2023-01-30T18:00:00+24", "2023-01-30T18:00:00+2400", "2023-01-30T18:00:00-0760", "2023-01-30T18:00:00+07Z", "2023-01-30T18:00:00+0700Z", "2023-01-30T18+07",
        "2023-01-30T18-0700", "2023-01-30T18:00:00+7:00", "2023-01-30T18:00:00+07:60",
        "2023-01-30T18:00:00+24:00", "2023-01-30T18:00:00+07:00:00", "2023-01-30T18:00:00 Z", "2023-01-30T18:00:00 +07:00",
        "2023-01-30T18:00:00Z+07:00", "2023-01-30T18:00:00ZZ", "2023-01-30T18:00:00\u221207:00", "2023-01-30T18:00:00-07:00[America/Denver]",
        " 2023-01-30T18:00:00Z", "2023-01-30T18:00:00Z ", "2023-01-30T18:00:00Z\n", "2023-00-30T18:00:00Z", "2023-13-30T18:00:00Z",
        "2023-01-00T18:00:00Z", "2023-01-32T18:00:00Z", "2023-02-29T18:00:00Z", "1900-02-29T18:00:00Z", "2023-04-31T18:00:00Z",
        "2023-030T18:00:00Z", "2023-W05-1T18:00:00Z", "+2023-01-30T18:00:00Z", "-2023-01-30T18:00:00Z", "+12023-01-30T18:00:00Z",
        "12023-01-30T18:00:00Z", "0000-01-01T00:00:00Z", "0001-01-01T00:00:00Z", "1899-12-31T23:59:59Z", "1899-12-31T23:59:59.999Z",
        "1900-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01", "9999-12-31T23:59:59-23:59", "10000-01-01T00:00:00Z",
        "\u0662\u0660\u0662\u0663-01-30T18:00:00Z", "2023-01-30T18:00:00 Jan", "1675101600", "Mon, 30 Jan 2023 18:00:00 GMT", "01/30/2023 18:00",
    ];

    [Theory]
    [MemberData(nameof(Refused))]
    public void TryParse_RefusesEveryOtherForm(string text)
    {
        Assert.False(Timestamp.TryParse(text, out _));
        Assert.False(Timestamp.TryParseParameter(text, out _));
    }

    [Theory]
    [InlineData("2023-01-31T01:00:00 07:00")]
    [InlineData("2023-01-31 01:00:00 07:00")]
    [InlineData("2023-01-31T01:00 07:00")]
    [InlineData("2023-01-31T01:00:00.5 07:00")]
    [InlineData("2023-01-31T01:00:00 0700")]
    [InlineData("2023-01-31T01:00:00 07")]
    [InlineData("2023-01-31 01:00 07")]
    public void TryParseParameter_ReadsASpaceBeforeAnOffsetAsPlus(string text)
    {
        Assert.True(Timestamp.TryParseParameter(text, out Instant instant));
        Assert.Equal("2023-01-30T18:00:00Z", Timestamp.Format(instant));
        Assert.False(Timestamp.TryParse(text, out _));
    }

    [Theory]
    [InlineData("2023-01-31T01 07:00")]
    [InlineData("2023-01-31T01:0 07:00")]
    [InlineData("2023-01-31  07:00")]
    [InlineData("2023-01-31T01:00:00. 07:00")]
    [InlineData("2023-01-31T01:00:00 070")]
    [InlineData("2023-01-31 07")]
    [InlineData("2023-01-31 0700")]
    [InlineData("2023-01-31T01 07")]
    [InlineData("2023-01-31T01:00:00  07")]
    [InlineData("2023-01-31T01:00:00  07:00")]
    public void TryParseParameter_ReadsASpaceAsPlusOnlyAfterAWholeTime(string text) =>
        Assert.False(Timestamp.TryParseParameter(text, out _));

    [Fact]
    public void TryParseParameter_ReadsASpaceAfterADateAsTheStartOfTheTime()
    {
        Assert.True(Timestamp.TryParseParameter("2023-01-31 07:00", out Instant instant));
        Assert.Equal(Instant.FromUtc(2023, 1, 31, 7, 0), instant);
    }

    [Theory]
    [InlineData("1900-01-01")]
    [InlineData("2024-02-29")]
    [InlineData("9999-12-31")]
    public void TryParseDate_ReadsABareDate(string text)
    {
        Assert.True(Timestamp.TryParseDate(text, out LocalDate date));
        Assert.Equal(text, date.ToString("uuuu-MM-dd", null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1899-12-31")]
    [InlineData("2023-02-29")]
    [InlineData("2023-1-30")]
    [InlineData("2023-01-30T")]
    [InlineData("2023-01-30Z")]
    [InlineData(" 2023-01-30")]
    [InlineData("20230130")]
    [InlineData("10000-01-01")]
    public void TryParseDate_RefusesAnythingElse(string text) => Assert.False(Timestamp.TryParseDate(text, out _));

    [Fact]
    public void Format_IsReadBackAsTheSameInstant() => Instants.Sample(instant =>
        Timestamp.TryParse(Timestamp.Format(instant), out Instant read) && read == instant);

    [Fact]
    public void TryParse_AppliesTheOffset() => Gen.Select(Instants, Gen.Int[-1439, 1439], Gen.OneOf(":", "")).Sample((instant, minutes, separator) =>
    {
        Instant local = instant + Duration.FromMinutes(minutes);
        if (local < Timestamp.Earliest || local > Timestamp.Latest)
        {
            return true;
        }

        string hours = $"{Math.Abs(minutes) / 60:00}";
        string offset = $"{hours}{separator}{Math.Abs(minutes) % 60:00}";
        char sign = minutes < 0 ? '-' : '+';
        string time = Timestamp.Format(local)[..^1];
        return IsReadAs(instant, time, sign, offset) && (minutes % 60 != 0 || IsReadAs(instant, time, sign, hours));
    });

    private static bool IsReadAs(Instant instant, string time, char sign, string offset) =>
        Timestamp.TryParse($"{time}{sign}{offset}", out Instant read) && read == instant
        && Timestamp.TryParseParameter($"{time}{sign}{offset}", out Instant parameter) && parameter == instant
        && (sign == '-' || (Timestamp.TryParseParameter($"{time} {offset}", out Instant spaced) && spaced == instant && !Timestamp.TryParse($"{time} {offset}", out _)));

    [Fact]
    public void Cut_RoundsDown() => Gen.Select(Instants, Gen.Long[0, 999_999_999]).Sample((instant, nanoseconds) =>
        Timestamp.Cut(instant.PlusNanoseconds(nanoseconds)) == instant);

    [Fact]
    public void Format_ToUtf8_WritesTheSame() => Gen.Select(Instants, Gen.Long[0, 999_999_999]).Sample((instant, nanoseconds) =>
    {
        Span<byte> written = stackalloc byte[Timestamp.WrittenLength];
        Timestamp.Format(instant.PlusNanoseconds(nanoseconds), written);
        return Encoding.ASCII.GetString(written) == Timestamp.Format(instant);
    });
}
