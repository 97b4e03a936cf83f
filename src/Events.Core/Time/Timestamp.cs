using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Events.Core.Time;

/// <summary>
/// Timestamps on the wire. Read: ISO 8601 date and time, with <c>T</c> or a space, with or without seconds and fraction,
/// with <c>Z</c>, an offset (<c>-07:00</c>, <c>-0700</c>, <c>-07</c>) or nothing (UTC). Written: UTC in whole seconds, <c>2023-01-30T18:00:00Z</c>. Years 1900 to 9999.
/// </summary>
public static class Timestamp
{
    /// <summary>The first instant that there is, 1900-01-01T00:00:00Z.</summary>
    public static readonly Instant Earliest = Instant.FromUtc(1900, 1, 1, 0, 0);

    /// <summary>The last instant that there is, 9999-12-31T23:59:59Z.</summary>
    public static readonly Instant Latest = Instant.FromUtc(9999, 12, 31, 23, 59, 59);

    internal const int WrittenLength = 20;
    private static readonly long EarliestSecond = Earliest.ToUnixTimeSeconds();
    private static readonly long LatestSecond = Latest.ToUnixTimeSeconds();

    /// <summary>Reads a timestamp as it may stand in a body. A fraction of a second is cut.</summary>
    /// <returns>False for anything else: a bare date, <c>24:00</c>, second 60, an instant outside the years 1900 to 9999.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Instant instant) => TryParse(text, spaceIsPlus: false, out instant);

    /// <summary>
    /// Reads a timestamp as it may stand in a URL, where an unescaped <c>+</c> arrives as a space:
    /// after a whole time, a space before an offset counts as <c>+</c>.
    /// </summary>
    /// <returns>False where <see cref="TryParse(ReadOnlySpan{char}, out Instant)"/> says so.</returns>
    public static bool TryParseParameter(ReadOnlySpan<char> text, out Instant instant) => TryParse(text, spaceIsPlus: true, out instant);

    /// <summary>Reads a bare date, <c>2023-01-30</c>, of the years 1900 to 9999.</summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParseDate(ReadOnlySpan<char> text, out LocalDate date)
    {
        TimestampScanner scan = new(text);
        return scan.Date(out date) && scan.AtEnd && date.Year >= 1900;
    }

    /// <summary>Drops the fraction of a second, towards the past, as every instant on the wire is whole seconds.</summary>
    public static Instant Cut(Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());

    /// <summary>The first whole second that is not before an instant: for what must not come too early.</summary>
    public static Instant RoundUp(Instant instant)
    {
        Instant cut = Cut(instant);
        return cut == instant ? cut : cut + Duration.FromSeconds(1);
    }

    /// <summary>Writes an instant of the years 1900 to 9999 as <c>2023-01-30T18:00:00Z</c>.</summary>
    public static string Format(Instant instant) => InstantPattern.General.Format(instant);

    /// <summary>Writes the same in UTF-8.</summary>
    /// <param name="instant">An instant of the years 1900 to 9999.</param>
    /// <param name="text">Where it is written, <see cref="WrittenLength"/> bytes.</param>
    internal static void Format(Instant instant, Span<byte> text)
    {
        instant.ToDateTimeUtc().TryFormat(text, out int length, "s", CultureInfo.InvariantCulture);
        text[length] = (byte)'Z';
    }

    // NodaTime's patterns have no optional parts. They would need a dozen patterns for these forms, do not cut a fraction of more than nine
    // digits, and do not read a span.
    private static bool TryParse(ReadOnlySpan<char> text, bool spaceIsPlus, out Instant instant)
    {
        instant = default;
        TimestampScanner scan = new(text);
        if (!scan.Date(out LocalDate date) || !scan.OneOf('T', ' ') || !scan.Time(out LocalTime time)
            || !scan.Offset(spaceIsPlus, out int offsetSeconds) || !scan.AtEnd)
        {
            return false;
        }

        // In seconds, since a NodaTime instant cannot leave the years that are refused here.
        long second = (date + time).InUtc().ToInstant().ToUnixTimeSeconds() - offsetSeconds;
        if (second < EarliestSecond || second > LatestSecond)
        {
            return false;
        }

        instant = Instant.FromUnixTimeSeconds(second);
        return true;
    }
}
