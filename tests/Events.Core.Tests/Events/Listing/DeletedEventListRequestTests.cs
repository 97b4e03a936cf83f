using Events.Core.Events.Listing;
using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Paging;
using Events.Core.Time;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Tests.Events.Listing;

public sealed class DeletedEventListRequestTests
{
    [Theory]
    [InlineData("", "c.deleted_at >= @deleted_from", "c.deleted_at ASC, c.deleted_number ASC")]
    [InlineData("calendar=5", "c.calendar_id = @calendar AND c.deleted_at >= @deleted_from", "c.calendar_id ASC, c.deleted_at ASC, c.deleted_number ASC")]
    [InlineData("deleted_to=2023-01-01", "c.deleted_at >= @deleted_from AND c.deleted_at <= @deleted_to", "c.deleted_at ASC, c.deleted_number ASC")]
    public void Query_HasACompositeIndex(string query, string conditions, string order)
    {
        string text = DeletedEventList.Query(Request(query), limit: 101).QueryText;

        Assert.Equal($"SELECT TOP @limit c.id, c.deleted_at, c.deleted_number, c.deleted FROM c WHERE {conditions} ORDER BY {order}", text);
        Assert.Contains(
            EventsContainer.CompositeIndexes,
            index => string.Join(", ", index.Select(path => $"c{path.Replace('/', '.')} ASC")) == order);
    }

    [Fact]
    public void Next_ContinuesAfterTheLastItem()
    {
        DeletedEventListRequest first = DeletedEventListRequest.Parse(QueryStrings.Pairs("Deleted_From=2023-01-01&per_page=2"));

        string next = first.NextUrl(new Uri("https://events.example/api/v1/events/deleted?x"), new Position(1672617600, 7));

        Assert.StartsWith("https://events.example/api/v1/events/deleted?deleted_from=2023-01-01T00%3A00%3A00Z&per_page=2&cursor=", next, StringComparison.Ordinal);
        DeletedEventListRequest second = DeletedEventListRequest.Parse(QueryStrings.Pairs(new Uri(next).Query.TrimStart('?')));
        Assert.Equal((1672617600, 7), (second.After!.Value.SortValue, second.After.Value.Number));
        Assert.Equal(first, second with { After = null });
    }

    [Theory]
    [InlineData("", "@deleted_from=500")]
    [InlineData("deleted_from=1970-01-01T00:00:01Z", "@deleted_from=500")]
    [InlineData("deleted_from=1970-01-01T00:10:00Z&deleted_to=1970-01-01T01:00:00Z", "@deleted_from=600 @deleted_to=3600")]
    public void Query_StartsAtTheCursor_ButNeverBeforeTheFilter(string query, string bounds)
    {
        QueryDefinition definition = DeletedEventList.Query(Request(query) with { After = new Position(500, 7) }, limit: 101);

        Assert.Contains(" AND (c.deleted_at > @after OR c.deleted_number > @after_number) ORDER BY ", definition.QueryText, StringComparison.Ordinal);
        Assert.Equal(
            $"{bounds} @after=500 @after_number=7 @limit=101",
            string.Join(' ', definition.GetQueryParameters().Select(parameter => $"{parameter.Name}={parameter.Value}")));
    }

    [Theory]
    [InlineData("calendar=x&deleted_from=noon&page=1", "page:unknown_name", "deleted_from:format", "calendar:type")]
    [InlineData("deleted_from=2023-01-02&deleted_to=2023-01-01", "deleted_to:conflict")]
    [InlineData("cursor=abc", "cursor:format")]
    [InlineData("per_page=501", "per_page:range")]
    public void Parse_NamesEveryBadParameterAtOnce(string query, params string[] faults)
    {
        ProblemException problem = Assert.Throws<ProblemException>(() => Request(query));

        Assert.Equal(ProblemKind.InvalidParameter, problem.Kind);
        Assert.Equal(faults.Order(StringComparer.Ordinal), problem.Faults.Select(fault => $"{fault.Parameter}:{fault.Code}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Parse_RefusesACursorWithAnImpossibleTime()
    {
        long[] seconds = [Timestamp.Earliest.ToUnixTimeSeconds() - 1, Timestamp.Latest.ToUnixTimeSeconds() + 1, long.MinValue, long.MaxValue];

        Assert.All(seconds, second => Assert.Throws<ProblemException>(
            () => DeletedEventListRequest.Parse([new("cursor", QueryStrings.Cursor(new DeletedEventListRequest(), second, 7))])));
    }

    private static DeletedEventListRequest Request(string query) => DeletedEventListRequest.Parse(QueryStrings.Pairs(query));
}
