using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using NodaTime;

namespace Events.Core.Tests.Feeds;

/// <summary>
/// Converts local times with a VTIMEZONE alone, as RFC 5545 defines it: the observance with the latest onset that is not after the
/// time gives the offset. Ical.Net only evaluates the rules, since it ignores the VTIMEZONE of a zone that it knows.
/// </summary>
internal static class ZoneReader
{
    public static Instant Read(VTimeZone zone, LocalDateTime local)
    {
        VTimeZoneInfo observance = zone.TimeZoneInfos
            .Select(each => (Observance: each, Onset: LastOnset(each, local)))
            .Where(each => each.Onset is not null)
            .MaxBy(each => each.Onset)
            .Observance;
        return local.WithOffset(Offset.FromTimeSpan(observance.OffsetTo!.Offset)).ToInstant();
    }

    private static LocalDateTime? LastOnset(VTimeZoneInfo observance, LocalDateTime local)
    {
        LocalDateTime first = LocalDateTime.FromDateTime(observance.Start!.Value);
        if (first > local || observance.RecurrenceRule is null)
        {
            return first <= local ? first : null;
        }

        LocalDateTime from = LocalDateTime.Max(first, local.PlusYears(-2));
        return observance.GetOccurrences(new CalDateTime(from.ToDateTimeUnspecified()))
            .Select(each => LocalDateTime.FromDateTime(each.Period.StartTime.Value))
            .TakeWhile(onset => onset <= local)
            .Last();
    }
}
