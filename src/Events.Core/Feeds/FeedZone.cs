using Ical.Net.CalendarComponents;
using NodaTime;
using NodaTime.TimeZones;
using Duration = NodaTime.Duration;

namespace Events.Core.Feeds;

/// <summary>
/// The <c>VTIMEZONE</c> of a zone. A yearly rule is written as two observances. Zones without such a rule, and times before the rule began, have an
/// observance for each interval that contains an event. A rule is not guessed from the past of a zone: it would be wrong for zones that follow the moon or
/// whose changes are decided every year.
/// </summary>
/// <param name="zone">The zone.</param>
/// <param name="window">The window of the feed.</param>
internal sealed class FeedZone(DateTimeZone zone, Interval window)
{
    private readonly YearlyRule? _rule = YearlyRule.Of(zone);
    private readonly SortedDictionary<Instant, FeedObservance> _observances = [];

    /// <summary>Makes sure that the component has the offset of an instant.</summary>
    public void Cover(Instant instant)
    {
        if (_rule is null || instant < _rule.Start)
        {
            Add(zone.GetZoneInterval(instant));
        }
    }

    /// <summary>
    /// Makes the component. It always has a <c>STANDARD</c>. Where the window has daylight saving time, it has a <c>DAYLIGHT</c> too, because Outlook makes
    /// one yearly rule of the two.
    /// </summary>
    public VTimeZone ToComponent()
    {
        VTimeZone component = new() { TzId = zone.Id };
        if (_rule is null)
        {
            AddStandard();
            AddDaylight();
        }

        foreach (FeedObservance observance in _observances.Values)
        {
            component.Children.Add(observance.ToComponent(rule: null));
        }

        foreach (YearlyOnset onset in _rule?.Onsets ?? [])
        {
            component.Children.Add(onset.First.ToComponent(onset.ToRule()));
        }

        return component;
    }

    private void AddStandard()
    {
        FeedObservance first = _observances.Values.First();
        if (_observances.Values.Any(each => !each.IsDaylight))
        {
            return;
        }

        while (first.IsDaylight)
        {
            first = Add(zone.GetZoneInterval(first.Start - Duration.Epsilon));
        }
    }

    // Prefers the intervals next to those of the events, so that the rule that Outlook makes is right in the year of the events.
    private void AddDaylight()
    {
        if (!_observances.Values.Any(each => each.IsDaylight)
            && _observances.Values.SelectMany(Neighbors).Where(IsInWindow).Concat(zone.GetZoneIntervals(window))
                .FirstOrDefault(each => FeedObservance.Of(zone, each).IsDaylight) is { } saving)
        {
            Add(saving);
        }
    }

    private IEnumerable<ZoneInterval> Neighbors(FeedObservance observance)
    {
        ZoneInterval interval = zone.GetZoneInterval(observance.Start);
        if (interval.HasStart)
        {
            yield return zone.GetZoneInterval(interval.Start - Duration.Epsilon);
        }

        if (interval.HasEnd)
        {
            yield return zone.GetZoneInterval(interval.End);
        }
    }

    private bool IsInWindow(ZoneInterval interval) =>
        (!interval.HasStart || interval.Start < window.End) && (!interval.HasEnd || interval.End > window.Start);

    private FeedObservance Add(ZoneInterval interval)
    {
        FeedObservance observance = FeedObservance.Of(zone, interval);
        _observances[observance.Start] = observance;
        return observance;
    }
}
