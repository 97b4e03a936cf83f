using System.Text.Json.Serialization;
using NodaTime;

namespace Events.Core.Events;

/// <summary>
/// An event as the API returns it and as it is stored: every field of the contract, in its order. A new field comes last, with the default for events of
/// earlier schemas.
/// </summary>
public sealed record Event
{
    /// <summary>Unique over all calendars, 1 to 2^53-1.</summary>
    [JsonRequired]
    public long Id { get; init; }

    /// <summary>The case, 1 to 2^53-1.</summary>
    [JsonRequired]
    public long CasefileId { get; init; }

    /// <summary>The calendar, 1 to 2^53-1; the partition key.</summary>
    [JsonRequired]
    public long CalendarId { get; init; }

    /// <summary>The subject of the case, or null.</summary>
    public long? SubjectId { get; init; }

    /// <summary>The service of the case, or null.</summary>
    public long? CaseServiceId { get; init; }

    /// <summary>When the event starts, in whole seconds.</summary>
    [JsonRequired]
    public Instant StartAt { get; init; }

    /// <summary>When the event ends, in whole seconds; not before <see cref="StartAt"/>.</summary>
    [JsonRequired]
    public Instant EndAt { get; init; }

    /// <summary>Whether the event takes whole days.</summary>
    public bool IsAllday { get; init; }

    /// <summary>An identifier of the tz database, or null.</summary>
    public string? Timezone { get; init; }

    /// <summary>1 to 255 characters, trimmed.</summary>
    [JsonRequired]
    public string Title { get; init; } = "";

    /// <summary>At most 65,536 characters, or null.</summary>
    public string? Body { get; init; }

    /// <summary>Where the event takes place, or null.</summary>
    public Address? Address { get; init; }

    /// <summary>The staff, in the order of the client, without duplicates; at most 500.</summary>
    [JsonRequired]
    public IReadOnlyList<long> UsersList { get; init; } = [];

    /// <summary>When the alert is due, or null.</summary>
    public Instant? AlertAt { get; init; }

    /// <summary>When the alert was delivered, or null.</summary>
    public Instant? AlertSentAt { get; init; }

    /// <summary>When the event was created.</summary>
    [JsonRequired]
    public Instant CreatedAt { get; init; }

    /// <summary>When the event was last changed in a way that clients can see.</summary>
    [JsonRequired]
    public Instant UpdatedAt { get; init; }

    /// <summary>Whether the event takes the time of its users. Since schema 2.</summary>
    public ShowAs ShowAs { get; init; }

    /// <summary>How many minutes before <see cref="StartAt"/> the alert is due, 0 to 527,040; null where <see cref="AlertAt"/> is fixed. Since schema 2.</summary>
    public int? AlertBefore { get; init; }

    /// <summary>Whether every field is the same.</summary>
    public bool HasSameFields(Event other) =>
        UsersList.SequenceEqual(other.UsersList) && this == other with { UsersList = UsersList };
}
