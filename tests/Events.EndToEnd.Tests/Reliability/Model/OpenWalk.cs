using Events.EndToEnd.Tests.Listing;

namespace Events.EndToEnd.Tests.Reliability.Model;

/// <summary>A list that was asked for, and how far it was read.</summary>
/// <param name="Query">The list.</param>
/// <param name="Next">The path of the next page.</param>
/// <param name="SortValue">What the last event of the last page is sorted by.</param>
/// <param name="Id">Its id.</param>
internal sealed record OpenWalk(ListQuery Query, string Next, long SortValue, long Id);
