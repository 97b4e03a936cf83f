namespace Events.Core.Paging;

/// <summary>A position in a sorted list: immediately after the item with these two values.</summary>
/// <param name="SortValue">The value by which the list is sorted: seconds since 1970-01-01T00:00:00Z, or the id.</param>
/// <param name="Number">The id of the item. Items with the same sort value are sorted by it.</param>
public readonly record struct Position(long SortValue, long Number);
