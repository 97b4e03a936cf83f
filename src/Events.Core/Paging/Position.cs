namespace Events.Core.Paging;

/// <summary>A place in a sorted list: right behind the item that has these two values.</summary>
/// <param name="SortValue">What the list is sorted by: seconds since 1970-01-01T00:00:00Z, or the id where it is sorted by that.</param>
/// <param name="Number">The item's id, which settles ties.</param>
public readonly record struct Position(long SortValue, long Number);
