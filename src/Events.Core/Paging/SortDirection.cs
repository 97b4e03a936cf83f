namespace Events.Core.Paging;

/// <summary>Which way a list runs.</summary>
public enum SortDirection
{
    /// <summary><c>asc</c>, the default: the smallest first.</summary>
    Ascending,

    /// <summary><c>desc</c>: the greatest first.</summary>
    Descending,
}
