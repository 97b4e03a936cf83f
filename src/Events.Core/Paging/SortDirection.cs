namespace Events.Core.Paging;

/// <summary>The direction in which a list is sorted.</summary>
public enum SortDirection
{
    /// <summary><c>asc</c>, the default: the smallest first.</summary>
    Ascending,

    /// <summary><c>desc</c>: the greatest first.</summary>
    Descending,
}
