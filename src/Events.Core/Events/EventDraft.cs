using NodaTime;

namespace Events.Core.Events;

/// <summary>What a client says of an event: every rule of the contract that needs no database holds for it.</summary>
public sealed record EventDraft
{
    /// <summary>The case, 1 to 2^53-1.</summary>
    public required long CasefileId { get; init; }

    /// <summary>The calendar, 1 to 2^53-1; the partition key.</summary>
    public required long CalendarId { get; init; }

    /// <summary>The subject of the case, or null.</summary>
    public long? SubjectId { get; init; }

    /// <summary>The service of the case, or null.</summary>
    public long? CaseServiceId { get; init; }

    /// <summary>When it starts, in whole seconds.</summary>
    public required Instant StartAt { get; init; }

    /// <summary>When it ends, in whole seconds; not before <see cref="StartAt"/>.</summary>
    public required Instant EndAt { get; init; }

    /// <summary>Whether it takes whole days.</summary>
    public bool IsAllday { get; init; }

    /// <summary>An identifier of the tz database, or null.</summary>
    public string? Timezone { get; init; }

    /// <summary>1 to 255 characters, trimmed.</summary>
    public required string Title { get; init; }

    /// <summary>At most 65,536 characters, or null.</summary>
    public string? Body { get; init; }

    /// <summary>Where it takes place, or null.</summary>
    public Address? Address { get; init; }

    /// <summary>The staff, in the client's order, without duplicates; at most 500.</summary>
    public IReadOnlyList<long> UsersList { get; init; } = [];

    /// <summary>When its alert is due, or null for none.</summary>
    public Instant? AlertAt { get; init; }
}
