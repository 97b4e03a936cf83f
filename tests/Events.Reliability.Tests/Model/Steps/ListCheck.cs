using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;
using Events.Testing.Listing;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>Compares pages of lists with the model.</summary>
internal static class ListCheck
{
    /// <summary>The matching events, in the order of the list.</summary>
    public static IReadOnlyList<PlainEvent> Matching(SequenceRun run, ListQuery query) =>
        [.. new ListOracle([.. run.Model.Events.Values.Select(each => each.Listed)]).Ids(query).Select(id => run.Model.Events[id])];

    /// <summary>Checks a page against the events after the last page, and stores the position of the next page.</summary>
    public static void Page(SequenceRun run, ListQuery query, ListPosition? behind, Answer answer)
    {
        Assert.True(answer.Status == 200, $"{answer.Status} {answer.Text}");
        PlainEvent[] left = [.. Matching(run, query).Where(each => behind is null || IsBehind(query, behind, each.Listed))];
        PlainEvent[] page = [.. left.Take(query.PerPage)];
        ModelAssert.Equal($"[{string.Join(',', page.Select(each => each.Json))}]", answer.Text);
        Assert.Equal(left.Length > page.Length, answer.Next is not null);
        run.Walk = answer.Next is { } next ? new ListPosition(query, next.PathAndQuery, query.SortValue(page[^1].Listed), page[^1].Id) : null;
    }

    private static bool IsBehind(ListQuery query, ListPosition behind, OracleEvent each)
    {
        int order = (query.SortValue(each), each.Id).CompareTo((behind.SortValue, behind.Id));
        return query.IsDescending ? order < 0 : order > 0;
    }
}
