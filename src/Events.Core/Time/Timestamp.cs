using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Events.Core.Time;

/// <summary>
/// Timestamps of the years 1900 to 9999 in requests and responses. It reads an ISO 8601 date and time, with <c>T</c> or a space, with or without seconds
/// and a fraction, and with <c>Z</c>, an offset (<c>-07:00</c>, <c>-0700</c>, <c>-07</c>) or nothing, which means UTC. It writes UTC in whole seconds:
/// <c>2023-01-30T18:00:00Z</c>.
/// </summary>
public static class Timestamp
{
    /// <summary>The earliest valid instant, 1900-01-01T00:00:00Z.</summary>
    public static readonly Instant Earliest = Instant.FromUtc(1900, 1, 1, 0, 0);

    /// <summary>The latest valid instant, 9999-12-31T23:59:59Z.</summary>
    public static readonly Instant Latest = Instant.FromUtc(9999, 12, 31, 23, 59, 59);

    internal const int WrittenLength = 20;
    private static readonly long EarliestSecond = Earliest.ToUnixTimeSeconds();
    private static readonly long LatestSecond = Latest.ToUnixTimeSeconds();

    /// <summary>Reads a timestamp of a body. A fraction of a second is dropped.</summary>
    /// <returns>False for any other text, also for a bare date, <c>24:00</c>, second 60, and an instant outside the years 1900 to 9999.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out Instant instant) => TryParse(text, spaceIsPlus: false, out instant);

    /// <summary>
    /// Reads a timestamp of a URL. An unescaped <c>+</c> in a URL is decoded as a space, so a space between the time and an offset counts as <c>+</c>.
    /// </summary>
    /// <returns>False for any other text, as in <see cref="TryParse(ReadOnlySpan{char}, out Instant)"/>.</returns>
    public static bool TryParseParameter(ReadOnlySpan<char> text, out Instant instant) => TryParse(text, spaceIsPlus: true, out instant);

    /// <summary>Reads a bare date, <c>2023-01-30</c>, of the years 1900 to 9999.</summary>
    /// <returns>False for any other text.</returns>
    public static bool TryParseDate(ReadOnlySpan<char> text, out LocalDate date)
    {
        TimestampScanner scan = new(text);
        return scan.Date(out date) && scan.AtEnd && date.Year >= 1900;
    }

    /// <summary>Rounds down to whole seconds, because all instants of the contract are whole seconds.</summary>
    public static Instant Cut(Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());

    /// <summary>Rounds up to whole seconds, for times that must not be too early.</summary>
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

    // The patterns of NodaTime have no optional parts, so these forms would need a dozen patterns. They also refuse a fraction of more than nine digits,
    // and cannot read a span.
    private static bool TryParse(ReadOnlySpan<char> text, bool spaceIsPlus, out Instant instant)
    {
        instant = default;
        TimestampScanner scan = new(text);
        if (!scan.Date(out LocalDate date) || !scan.OneOf('T', ' ') || !scan.Time(out LocalTime time)
            || !scan.Offset(spaceIsPlus, out int offsetSeconds) || !scan.AtEnd)
        {
            return false;
        }

        // Compares seconds, because a NodaTime instant cannot be after the year 9999.
        long second = (date + time).InUtc().ToInstant().ToUnixTimeSeconds() - offsetSeconds;
        if (second < EarliestSecond || second > LatestSecond)
        {
            return false;
        }

        instant = Instant.FromUnixTimeSeconds(second);
        return true;
    }
}
