using Ical.Net.CalendarComponents;
using NodaTime;
using NodaTime.TimeZones;
using Duration = NodaTime.Duration;

namespace Events.Core.Feeds;

/// <summary>
/// The <c>VTIMEZONE</c> of a zone. Where the zone follows a yearly rule, two observances say it. Other zones, and times
/// before the rule began, have an observance for each interval that an event is in: a rule that is guessed from a zone's
/// past is wrong for the zones that follow the moon or decide by the year.
/// </summary>
/// <param name="zone">The zone.</param>
/// <param name="window">The time that the feed is of.</param>
internal sealed class FeedZone(DateTimeZone zone, Interval window)
{
    private readonly YearlyRule? _rule = YearlyRule.Of(zone);
    private readonly SortedDictionary<Instant, FeedObservance> _observances = [];

    /// <summary>Sees to it that the component gives the offset at an instant.</summary>
    public void Cover(Instant instant)
    {
        if (_rule is null || instant < _rule.Start)
        {
            Add(zone.GetZoneInterval(instant));
        }
    }

    /// <summary>
    /// The component. It has a <c>STANDARD</c> always, and a <c>DAYLIGHT</c> where the window has daylight saving time:
    /// Outlook makes one yearly rule of the two.
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

    // The ones beside the events come first: what Outlook makes of them is right for the events' own year.
    private void AddDaylight()
    {
        if (!_observances.Values.Any(each => each.IsDaylight)
            && _observances.Values.SelectMany(Beside).Where(IsInWindow).Concat(zone.GetZoneIntervals(window))
                .FirstOrDefault(each => FeedObservance.Of(zone, each).IsDaylight) is { } saving)
        {
            Add(saving);
        }
    }

    private IEnumerable<ZoneInterval> Beside(FeedObservance observance)
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
