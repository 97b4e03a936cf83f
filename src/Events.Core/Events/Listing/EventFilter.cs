namespace Events.Core.Events.Listing;

/// <summary>Which events are asked for: those for which everything that is given here holds.</summary>
public sealed record EventFilter
{
    /// <summary>One of these ids, ascending and without duplicates, at most 100; empty for any.</summary>
    public IReadOnlyList<long> Ids { get; init; } = [];

    /// <summary>In this calendar.</summary>
    public long? CalendarId { get; init; }

    /// <summary>Of this case.</summary>
    public long? CasefileId { get; init; }

    /// <summary>Of this subject.</summary>
    public long? SubjectId { get; init; }

    /// <summary>With this user in its <c>users_list</c>.</summary>
    public long? User { get; init; }

    /// <summary>With a title of this key (<see cref="Events.TitleKey"/>).</summary>
    public string? TitleKey { get; init; }

    /// <summary>Whether it takes whole days.</summary>
    public bool? IsAllday { get; init; }

    /// <summary>When it starts.</summary>
    public TimeRange Start { get; init; }

    /// <summary>When it ends.</summary>
    public TimeRange End { get; init; }

    /// <summary>When its alert is due; an event without one is in no such range.</summary>
    public TimeRange Alert { get; init; }

    /// <summary>When its alert was delivered; an event where it was not is in no such range.</summary>
    public TimeRange AlertSent { get; init; }

    /// <summary>When it was created.</summary>
    public TimeRange Created { get; init; }

    /// <summary>When it was last changed.</summary>
    public TimeRange Updated { get; init; }
}
