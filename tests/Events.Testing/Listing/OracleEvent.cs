using Events.Core.Events;
using NodaTime;

namespace Events.Testing.Listing;

/// <summary>An event of the oracle, with times in seconds since 1970.</summary>
internal sealed record OracleEvent(
    long Id,
    long Calendar,
    long Case,
    long? Subject,
    long? Service,
    long[] Users,
    string Title,
    bool IsAllday,
    long Start,
    long End,
    long? Alert,
    long? AlertSent,
    long Created,
    long Updated,
    string ShowAs)
{
    /// <summary>The same event as the service stores it.</summary>
    public Event ToEvent() => new()
    {
        Id = Id,
        CasefileId = Case,
        CalendarId = Calendar,
        SubjectId = Subject,
        CaseServiceId = Service,
        UsersList = Users,
        Title = Title,
        IsAllday = IsAllday,
        StartAt = At(Start),
        EndAt = At(End),
        AlertAt = Alert is { } alert ? At(alert) : null,
        AlertSentAt = AlertSent is { } sent ? At(sent) : null,
        CreatedAt = At(Created),
        UpdatedAt = At(Updated),
        ShowAs = Enum.Parse<ShowAs>(ShowAs, ignoreCase: true),
    };

    private static Instant At(long seconds) => Instant.FromUnixTimeSeconds(seconds);
}
