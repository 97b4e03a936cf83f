namespace Events.Core.Events.Listing;

/// <summary>What a list of events is sorted by. Ties are settled by the event's id, in the same direction.</summary>
public enum EventSort
{
    /// <summary><c>start_at</c>, the default.</summary>
    StartAt,

    /// <summary><c>updated_at</c>.</summary>
    UpdatedAt,

    /// <summary><c>id</c>, as a number.</summary>
    Id,
}
