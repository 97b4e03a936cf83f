using Events.Core.Events.Listing;
using Events.Core.Input;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Feeds;

/// <summary>Which events a feed holds: those that go on at some time of a window, its ends included.</summary>
/// <param name="From">The window's first instant.</param>
/// <param name="To">The window's last instant.</param>
public sealed record FeedRequest(Instant From, Instant To)
{
    /// <summary>The parameter that opens the feed; it is not read here.</summary>
    public const string Signature = "signature";

    private const string FromName = "from";
    private const string ToName = "to";
    private const int DaysBack = 90;
    private const int YearsOn = 2;
    private static readonly string[] Names = [FromName, ToName, Signature];

    /// <summary>The window with its end left out, so that the last instant is in it.</summary>
    internal Interval Window => new(From, To < Timestamp.Latest ? To + Duration.FromSeconds(1) : Instant.MaxValue);

    /// <summary>Reads the parameters of a feed. Without <c>from</c> it starts 90 days back, without <c>to</c> it ends two years on; both from now, or from the other end where that is beyond. Other parameters are ignored, since subscribers and proxies add their own to the address.</summary>
    /// <param name="parameters">Decoded names and values in the order of the URL, repeats included.</param>
    /// <param name="now">The present.</param>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidParameter"/>, with everything that is wrong.</exception>
    public static FeedRequest Parse(IEnumerable<KeyValuePair<string, string>> parameters, Instant now)
    {
        FaultList faults = new();
        TimeRange given = new ParameterReader(parameters.Where(IsKnown), Names, faults).Range(FromName, ToName);
        faults.ThrowIfInvalidParameters();

        Instant from = given.From ?? Back(given.To is { } to ? Instant.Min(to, now) : now);
        return new FeedRequest(from, given.To ?? On(Instant.Max(from, now)));
    }

    /// <summary>
    /// The list that holds a calendar's events: those that start before the window ends and end after it starts, so that
    /// what is under way at its start is in it however long ago it began.
    /// </summary>
    internal EventListRequest ListOf(long calendarId, int perPage) => new EventListRequest { PerPage = perPage }
        .With(EventFilters.Calendar, calendarId)
        .With(EventFilters.StartTo, To.ToUnixTimeSeconds())
        .With(EventFilters.EndFrom, From.ToUnixTimeSeconds());

    private static bool IsKnown(KeyValuePair<string, string> parameter) => Names.Contains(parameter.Key, StringComparer.OrdinalIgnoreCase);

    private static Instant Back(Instant instant) => Instant.Max(instant - Duration.FromDays(DaysBack), Timestamp.Earliest);

    private static Instant On(Instant instant)
    {
        LocalDateTime local = instant.InUtc().LocalDateTime;
        return local.Year + YearsOn > Timestamp.Latest.InUtc().Year ? Timestamp.Latest : local.PlusYears(YearsOn).InUtc().ToInstant();
    }
}
