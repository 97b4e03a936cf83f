using Events.Core.Events.Listing;
using Events.Core.Input;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Feeds;

/// <summary>The window of a feed. The feed has the events that overlap the window, which includes its ends.</summary>
/// <param name="From">The window's first instant.</param>
/// <param name="To">The window's last instant.</param>
public sealed record FeedRequest(Instant From, Instant To)
{
    /// <summary>The parameter with the signature, which is not read here.</summary>
    public const string Signature = "signature";

    private const string FromName = "from";
    private const string ToName = "to";
    private const int DaysBack = 90;
    private const int YearsAhead = 2;
    private static readonly string[] Names = [FromName, ToName, Signature];

    /// <summary>The window as an interval. An interval does not include its end, so it ends right after the last instant.</summary>
    internal Interval Window => new(From, To < Timestamp.Latest ? To + Duration.FromSeconds(1) : Instant.MaxValue);

    /// <summary>
    /// Reads the parameters of a feed. Without <c>from</c> it starts 90 days before now, or before <c>to</c> where that is in the past. Without <c>to</c>
    /// it ends two years after now, or after <c>from</c> where that is in the future. Other parameters are ignored, because calendar programs and proxies
    /// add their own.
    /// </summary>
    /// <param name="parameters">Decoded names and values in the order of the URL, repeats included.</param>
    /// <param name="now">The current instant.</param>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidParameter"/>, with everything that is wrong.</exception>
    public static FeedRequest Parse(IEnumerable<KeyValuePair<string, string>> parameters, Instant now)
    {
        FaultList faults = new();
        TimeRange given = new ParameterReader(parameters.Where(IsKnown), Names, faults).Range(FromName, ToName);
        faults.ThrowIfInvalidParameters();

        Instant from = given.From ?? DaysBefore(given.To is { } to ? Instant.Min(to, now) : now);
        return new FeedRequest(from, given.To ?? YearsAfter(Instant.Max(from, now)));
    }

    /// <summary>
    /// The list of the events of a calendar that start before the window ends and end after it starts. So it has every event that is in progress when the
    /// window starts.
    /// </summary>
    internal EventListRequest ListOf(long calendarId, int perPage) => new EventListRequest { PerPage = perPage }
        .With(EventFilters.Calendar, calendarId)
        .With(EventFilters.StartTo, To.ToUnixTimeSeconds())
        .With(EventFilters.EndFrom, From.ToUnixTimeSeconds());

    private static bool IsKnown(KeyValuePair<string, string> parameter) => Names.Contains(parameter.Key, StringComparer.OrdinalIgnoreCase);

    private static Instant DaysBefore(Instant instant) => Instant.Max(instant - Duration.FromDays(DaysBack), Timestamp.Earliest);

    private static Instant YearsAfter(Instant instant)
    {
        LocalDateTime local = instant.InUtc().LocalDateTime;
        return local.Year + YearsAhead > Timestamp.Latest.InUtc().Year ? Timestamp.Latest : local.PlusYears(YearsAhead).InUtc().ToInstant();
    }
}
