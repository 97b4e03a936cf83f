using Events.Core.Events;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Tests.Feeds;

internal static class TestEvents
{
    public static Event Of(string start, string end, string? timezone = null, bool isAllday = false) => new()
    {
        Id = 1,
        CasefileId = 1,
        CalendarId = 7,
        StartAt = Time(start),
        EndAt = Time(end),
        Timezone = timezone,
        IsAllday = isAllday,
        Title = "Title",
        CreatedAt = Time("2023-01-02T03:04:05Z"),
        UpdatedAt = Time("2023-02-03T04:05:06Z"),
    };

    public static Instant Time(string text) =>
        Timestamp.TryParse(text, out Instant instant) ? instant : throw new ArgumentException(text, nameof(text));
}
