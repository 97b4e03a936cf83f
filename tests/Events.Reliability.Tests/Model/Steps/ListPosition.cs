using Events.Testing.Listing;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>A list, and the position up to which it was read.</summary>
/// <param name="Query">The list.</param>
/// <param name="Next">The path of the next page.</param>
/// <param name="SortValue">What the last event of the last page is sorted by.</param>
/// <param name="Id">Its id.</param>
internal sealed record ListPosition(ListQuery Query, string Next, long SortValue, long Id);
