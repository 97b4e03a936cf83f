using Ical.Net;
using Ical.Net.CalendarComponents;
using NodaTime;

namespace Events.Core.Tests.Feeds;

/// <summary>Reads local times by a VTIMEZONE alone, as RFC 5545 has it: the observance with the latest onset that is not after the time says the offset.</summary>
internal static class ZoneReader
{
    public static Instant Read(VTimeZone zone, LocalDateTime local)
    {
        VTimeZoneInfo observance = zone.TimeZoneInfos
            .Where(each => LocalDateTime.FromDateTime(each.Start!.Value) <= local)
            .MaxBy(each => each.Start!.Value)!;
        return local.WithOffset(Offset.FromTimeSpan(observance.OffsetTo!.Offset)).ToInstant();
    }
}
