using System.Collections.Concurrent;
using NodaTime;
using Duration = NodaTime.Duration;

namespace Events.Core.Feeds;

/// <summary>How a zone changes to daylight saving time and back every year, from some year on and without a known end.</summary>
/// <param name="Daylight">When daylight saving time begins.</param>
/// <param name="Standard">When it ends.</param>
internal sealed record YearlyRule(YearlyOnset Daylight, YearlyOnset Standard)
{
    // The tz database lists the changes of single years up to 2087, and extends its rules from there. The calendar repeats itself after 400 years.
    private static readonly Interval Cycle = new(Instant.FromUtc(2100, 1, 1, 0, 0), Instant.FromUtc(2500, 1, 1, 0, 0));
    private static readonly ConcurrentDictionary<string, YearlyRule?> Known = new(StringComparer.Ordinal);

    /// <summary>Both onsets, the earlier one first.</summary>
    public IReadOnlyList<YearlyOnset> Onsets { get; } = Daylight.First.Start < Standard.First.Start ? [Daylight, Standard] : [Standard, Daylight];

    /// <summary>The first instant that the rule covers.</summary>
    public Instant Start => Onsets[0].First.Start;

    /// <summary>The current rule of a zone; null where the zone has none, or one that a month and a weekday cannot express.</summary>
    public static YearlyRule? Of(DateTimeZone zone) => Known.GetOrAdd(zone.Id, static (_, zone) => Find(zone), zone);

    private static YearlyRule? Find(DateTimeZone zone)
    {
        FeedObservance[] cycle = [.. zone.GetZoneIntervals(Cycle).Skip(1).Select(interval => FeedObservance.Of(zone, interval))];
        return YearlyOnset.Common([.. cycle.Where(each => each.IsDaylight)]) is { } daylight
            && YearlyOnset.Common([.. cycle.Where(each => !each.IsDaylight)]) is { } standard
                ? new YearlyRule(daylight, standard).ExtendedToItsStart(zone)
                : null;
    }

    private YearlyRule ExtendedToItsStart(DateTimeZone zone)
    {
        YearlyRule rule = this;
        while (true)
        {
            FeedObservance earlier = FeedObservance.Of(zone, zone.GetZoneInterval(rule.Start - Duration.Epsilon));
            YearlyOnset onset = earlier.IsDaylight ? rule.Daylight : rule.Standard;
            if (!onset.Gives(earlier, onset.First.Onset.Year - 1))
            {
                return rule;
            }

            onset = onset with { First = earlier };
            rule = earlier.IsDaylight ? new YearlyRule(onset, rule.Standard) : new YearlyRule(rule.Daylight, onset);
        }
    }
}
