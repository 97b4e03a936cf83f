using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Time;

namespace Events.Core.Events.Listing;

/// <summary>How a list of events is sorted. Events with the same value are sorted by their id, in the same direction.</summary>
/// <param name="Name">The word of the parameter <c>sort</c>.</param>
/// <param name="Path">The path in the stored document.</param>
/// <param name="Smallest">The smallest value that an event can have.</param>
/// <param name="Largest">The largest value that an event can have.</param>
public sealed record EventSort(string Name, string Path, long Smallest, long Largest)
{
    /// <summary><c>start_at</c>, the default.</summary>
    public static EventSort StartAt { get; } = OfTime("start_at", EventsContainer.Start);

    /// <summary><c>updated_at</c>.</summary>
    public static EventSort UpdatedAt { get; } = OfTime("updated_at", EventsContainer.Updated);

    /// <summary><c>id</c>, as a number.</summary>
    public static EventSort Id { get; } = new("id", EventsContainer.Number, 1, SafeInteger.Largest);

    /// <summary>All of them by their words.</summary>
    internal static IReadOnlyList<KeyValuePair<string, EventSort>> Words { get; } =
        [.. ((EventSort[])[StartAt, UpdatedAt, Id]).Select(sort => KeyValuePair.Create(sort.Name, sort))];

    private static EventSort OfTime(string name, string path) =>
        new(name, path, Timestamp.Earliest.ToUnixTimeSeconds(), Timestamp.Latest.ToUnixTimeSeconds());
}
