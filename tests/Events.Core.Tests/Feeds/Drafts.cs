using Events.Core.Events;
using NodaTime;

namespace Events.Core.Tests.Feeds;

internal static class Drafts
{
    public static EventDraft Of(string start, string end, string? timezone = null, bool isAllday = false) => new()
    {
        CasefileId = 1,
        CalendarId = 7,
        StartAt = Time(start),
        EndAt = Time(end),
        Timezone = timezone,
        IsAllday = isAllday,
        Title = "Title",
    };

    public static CalendarEvent Event(EventDraft draft, long id = 1) =>
        new(id, draft, null, Time("2023-01-02T03:04:05Z"), Time("2023-02-03T04:05:06Z"), 3);

    public static Instant Time(string text) =>
        Timestamp.TryParse(text, out Instant instant) ? instant : throw new ArgumentException(text, nameof(text));
}
