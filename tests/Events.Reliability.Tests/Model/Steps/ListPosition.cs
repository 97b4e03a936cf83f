using Events.Testing.Listing;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>A list, and the position up to which it was read.</summary>
/// <param name="Query">The query of the list.</param>
/// <param name="Next">The path of the next page.</param>
/// <param name="SortValue">The sort value of the last event that was read.</param>
/// <param name="Id">Its id.</param>
internal sealed record ListPosition(ListQuery Query, string Next, long SortValue, long Id);
