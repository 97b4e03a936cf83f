namespace Events.Core.Paging;

/// <summary>One page of a list.</summary>
/// <param name="Items">The items, in the order of the list.</param>
/// <param name="Last">The position of the last item where more items follow it; null where the list ends with this page.</param>
public sealed record Page<TItem>(IReadOnlyList<TItem> Items, Position? Last);

/// <summary>An item of a list with its position.</summary>
internal sealed record PageItem<TItem>(TItem Item, Position Position);
