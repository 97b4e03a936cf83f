using System.Text.RegularExpressions;
using Events.Core.Events.Listing;
using Events.Core.Events.Storing;
using Events.Core.Paging;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Tests.Events.Listing;

public sealed partial class EventQueryTests
{
    private static readonly string[] Filters =
    [
        "", "calendar=1", "case=2", "subject=3", "calendar=1&case=2", "case=2&subject=3", "calendar=1&case=2&subject=3", "id=1,2,3", "user=4",
        "title=a", "is_allday=1", "from=2023-01-30&to=2023-01-30", "updated_from=2023-01-30", "updated_to=2023-01-30", "alert_from=2023-01-30&alert_sent_to=2023-01-31",
        "end_from=2023-01-30&created_to=2023-01-31", "calendar=1&id=7&user=8&title=x&is_allday=0&start_to=2023-01-30", "service=9", "show_as=free&case=2",
    ];

    private static readonly string[] Orders =
        ["", "sort=start_at&dir=desc", "sort=updated_at", "sort=updated_at&dir=desc", "sort=id", "sort=id&dir=desc"];

    public static TheoryData<string> Combinations => [.. from filter in Filters from order in Orders select $"{filter}&{order}"];

    [Theory]
    [InlineData(
        "",
        "c.keys.start >= @start_at_from ORDER BY c.keys.start ASC, c.keys.number ASC")]
    [InlineData(
        "dir=desc",
        "c.keys.start >= @start_at_from ORDER BY c.keys.start DESC, c.keys.number DESC")]
    [InlineData(
        "sort=updated_at",
        "c.keys.updated >= @updated_at_from ORDER BY c.keys.updated ASC, c.keys.number ASC")]
    [InlineData(
        "sort=updated_at&dir=desc",
        "c.keys.updated >= @updated_at_from ORDER BY c.keys.updated DESC, c.keys.number DESC")]
    [InlineData(
        "sort=id",
        "c.keys.number >= @id_from ORDER BY c.keys.number ASC")]
    [InlineData(
        "sort=id&dir=desc",
        "c.keys.number >= @id_from ORDER BY c.keys.number DESC")]
    [InlineData(
        "calendar=1",
        "c.calendar_id = @calendar AND c.keys.start >= @start_at_from ORDER BY c.calendar_id ASC, c.keys.start ASC, c.keys.number ASC")]
    [InlineData(
        "calendar=1&dir=desc",
        "c.calendar_id = @calendar AND c.keys.start >= @start_at_from ORDER BY c.calendar_id DESC, c.keys.start DESC, c.keys.number DESC")]
    [InlineData(
        "calendar=1&sort=updated_at",
        "c.calendar_id = @calendar AND c.keys.updated >= @updated_at_from ORDER BY c.calendar_id ASC, c.keys.updated ASC, c.keys.number ASC")]
    [InlineData(
        "calendar=1&sort=updated_at&dir=desc",
        "c.calendar_id = @calendar AND c.keys.updated >= @updated_at_from ORDER BY c.calendar_id DESC, c.keys.updated DESC, c.keys.number DESC")]
    [InlineData(
        "calendar=1&sort=id",
        "c.calendar_id = @calendar AND c.keys.number >= @id_from ORDER BY c.keys.number ASC")]
    [InlineData(
        "calendar=1&case=2&subject=3",
        "c.calendar_id = @calendar AND c.keys.casefile = @case AND c.keys.subject = @subject AND c.keys.start >= @start_at_from "
        + "ORDER BY c.calendar_id ASC, c.keys.start ASC, c.keys.number ASC")]
    [InlineData(
        "case=2",
        "c.keys.casefile = @case AND c.keys.start >= @start_at_from ORDER BY c.keys.casefile ASC, c.keys.start ASC, c.keys.number ASC")]
    [InlineData(
        "case=2&subject=3&dir=desc",
        "c.keys.casefile = @case AND c.keys.subject = @subject AND c.keys.start >= @start_at_from "
        + "ORDER BY c.keys.casefile DESC, c.keys.start DESC, c.keys.number DESC")]
    [InlineData(
        "case=2&sort=updated_at",
        "c.keys.casefile = @case AND c.keys.updated >= @updated_at_from ORDER BY c.keys.updated ASC, c.keys.number ASC")]
    [InlineData(
        "subject=3",
        "c.keys.subject = @subject AND c.keys.start >= @start_at_from ORDER BY c.keys.subject ASC, c.keys.start ASC, c.keys.number ASC")]
    [InlineData(
        "subject=3&sort=updated_at&dir=desc",
        "c.keys.subject = @subject AND c.keys.updated >= @updated_at_from ORDER BY c.keys.updated DESC, c.keys.number DESC")]
    [InlineData(
        "subject=3&sort=id",
        "c.keys.subject = @subject AND c.keys.number >= @id_from ORDER BY c.keys.number ASC")]
    [InlineData(
        "user=1&title=a&is_allday=1&id=5",
        "c.keys.number IN (@id0) AND ARRAY_CONTAINS(c.keys.users, @user) AND c.keys.title = @title AND c.keys.allday = @is_allday "
        + "AND c.keys.start >= @start_at_from ORDER BY c.keys.start ASC, c.keys.number ASC")]
    [InlineData(
        "end_from=2023-01-30&alert_to=2023-01-30&alert_sent_from=2023-01-30&created_to=2023-01-30&updated_from=2023-01-30&start_to=2023-01-30",
        "c.keys.end >= @end_from AND c.keys.alert <= @alert_to AND c.keys.sent >= @alert_sent_from AND c.keys.created <= @created_to "
        + "AND c.keys.updated >= @updated_from AND c.keys.start >= @start_at_from AND c.keys.start <= @start_at_to "
        + "ORDER BY c.keys.start ASC, c.keys.number ASC")]
    [InlineData(
        "show_as=free&service=8&updated_to=2023-01-30",
        "c.keys.updated <= @updated_to AND c.keys.service = @service AND c.keys.show_as = @show_as AND c.keys.start >= @start_at_from "
        + "ORDER BY c.keys.start ASC, c.keys.number ASC")]
    [InlineData(
        "page=1",
        "c.keys.start >= @start_at_from ORDER BY c.keys.start ASC, c.keys.number ASC")]
    public void List_WritesTheQueryOfAList(string query, string expected) =>
        Assert.Equal($"SELECT TOP @limit c.id, c.schema, c.revision, c.keys.number AS number, {PositionPath(query)} AS position, c.event FROM c WHERE {expected}", List(query).QueryText);

    [Fact]
    public void List_OfAPageNumber_SkipsEarlierItems() => Assert.Equal(
        "SELECT c.id, c.schema, c.revision, c.keys.number AS number, c.keys.start AS position, c.event FROM c WHERE c.keys.start >= @start_at_from "
        + "ORDER BY c.keys.start ASC, c.keys.number ASC OFFSET @offset LIMIT @limit",
        List("page=2").QueryText);

    [Theory]
    [InlineData("", "c.keys.start >= @start_at_from AND (c.keys.start > @after OR c.keys.number > @after_number) ORDER BY c.keys.start ASC, c.keys.number ASC")]
    [InlineData(
        "dir=desc",
        "c.keys.start >= @start_at_from AND c.keys.start <= @start_at_to AND (c.keys.start < @after OR c.keys.number < @after_number) "
        + "ORDER BY c.keys.start DESC, c.keys.number DESC")]
    [InlineData(
        "calendar=1&sort=updated_at",
        "c.calendar_id = @calendar AND c.keys.updated >= @updated_at_from AND (c.keys.updated > @after OR c.keys.number > @after_number) "
        + "ORDER BY c.calendar_id ASC, c.keys.updated ASC, c.keys.number ASC")]
    [InlineData("sort=id", "c.keys.number >= @id_from ORDER BY c.keys.number ASC")]
    [InlineData("sort=id&dir=desc", "c.keys.number >= @id_from AND c.keys.number <= @id_to ORDER BY c.keys.number DESC")]
    public void List_ContinuesAfterACursor(string query, string expected) =>
        Assert.Equal(
            $"SELECT TOP @limit c.id, c.schema, c.revision, c.keys.number AS number, {PositionPath(query)} AS position, c.event FROM c WHERE {expected}",
            List(Further(query, 1675101600, 1042)).QueryText);

    [Theory]
    [InlineData("", "@start_at_from=500 @after=500 @after_number=7")]
    [InlineData("from=1970-01-01T00:00:01Z&to=1970-01-01T01:00:00Z", "@start_at_from=500 @start_at_to=3600 @after=500 @after_number=7")]
    [InlineData("from=1970-01-01T00:10:00Z", "@start_at_from=600 @after=500 @after_number=7")]
    [InlineData("dir=desc", "@start_at_from=-2208988800 @start_at_to=500 @after=500 @after_number=7")]
    [InlineData("dir=desc&from=1970-01-01T00:00:01Z&to=1970-01-01T01:00:00Z", "@start_at_from=1 @start_at_to=500 @after=500 @after_number=7")]
    [InlineData("dir=desc&to=1970-01-01T00:00:01Z", "@start_at_from=-2208988800 @start_at_to=1 @after=500 @after_number=7")]
    [InlineData("sort=updated_at&from=1970-01-02T00:00:00Z", "@start_from=86400 @updated_at_from=500 @after=500 @after_number=7")]
    [InlineData("sort=id", "@id_from=8")]
    [InlineData("sort=id&dir=desc", "@id_from=1 @id_to=6")]
    public void List_StartsAtTheCursor_ButNeverOutsideTheFilter(string query, string expected) =>
        Assert.Equal(
            expected + " @limit=101",
            Written(List(Further(query, QueryStrings.Request(query).Sort == EventSort.Id ? 7 : 500, 7))));

    [Theory]
    [InlineData("", "IS_DEFINED(c.keys.number)")]
    [InlineData("calendar=1", "c.calendar_id = @calendar AND IS_DEFINED(c.keys.number)")]
    [InlineData("case=1", "c.keys.casefile = @case")]
    [InlineData("calendar=1&to=2023-01-30&sort=id&dir=desc&page=3", "c.calendar_id = @calendar AND c.keys.start <= @start_to")]
    public void Count_WritesTheQueryOfACount(string query, string expected) =>
        Assert.Equal("SELECT VALUE COUNT(1) FROM c WHERE " + expected, EventQuery.Count(QueryStrings.Request(query + "&mode=count")).QueryText);

    [Theory]
    [InlineData("calendar=4&title=%20abc&is_allday=0&user=9", "@calendar=4 @user=9 @title=ABC @is_allday=False @start_at_from=-2208988800 @limit=101")]
    [InlineData("id=5,3", "@id0=3 @id1=5 @id2=5 @id3=5 @id4=5 @id5=5 @id6=5 @id7=5 @id8=5 @id9=5 @start_at_from=-2208988800 @limit=101")]
    [InlineData("show_as=FREE&service=8", "@service=8 @show_as=free @start_at_from=-2208988800 @limit=101")]
    [InlineData("page=3&per_page=50", "@start_at_from=-2208988800 @limit=51 @offset=100")]
    [InlineData("page=2147483648&per_page=1", "@start_at_from=-2208988800 @limit=2 @offset=2147483647")]
    [InlineData("to=2023-01-30", "@start_at_from=-2208988800 @start_at_to=1675123199 @limit=101")]
    public void List_PassesValuesAsParameters(string query, string expected) =>
        Assert.Equal(expected, Written(List(query)));

    [Theory]
    [MemberData(nameof(Combinations))]
    public void List_HasAnOrderWithAnIndex(string query)
    {
        foreach (EventListRequest request in new[] { QueryStrings.Request(query), Further(query, 500, 500) })
        {
            List<string[]> terms = List(request).QueryText.Split(" ORDER BY ")[1].Split(", ").Select(term => term.Split(' ')).ToList();
            List<string> paths = terms.Select(term => term[0][1..].Replace('.', '/')).ToList();

            Assert.Single(terms.Select(term => term[1]).Distinct());
            Assert.True(
                paths.Count == 1 ? EventsContainer.IncludedPaths.Contains(paths[0] + "/?") : EventsContainer.CompositeIndexes.Any(paths.SequenceEqual),
                string.Join(", ", paths));
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void List_ExcludesDocumentsWithoutKeys(string query)
    {
        QueryDefinition[] queries = [List(query), List(Further(query, 500, 500)), EventQuery.Count(QueryStrings.Request(query + "&mode=count"))];

        Assert.All(queries, query => Assert.Contains("c.keys.", Where(query), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public void List_UsesOnlyIndexedPaths_AndNoValueInItsText(string query)
    {
        QueryDefinition definition = List(Further(query, 500, 500));
        IEnumerable<string> used = Paths().Matches(Where(definition)).Select(match => match.Value[1..].Replace('.', '/'));

        Assert.All(used, path => Assert.Contains(path == "/keys/users" ? path + "/[]/?" : path + "/?", EventsContainer.IncludedPaths));
        Assert.Equal(
            Names().Matches(definition.QueryText).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal),
            definition.GetQueryParameters().Select(parameter => parameter.Name).Order(StringComparer.Ordinal));
        Assert.DoesNotMatch("['\"]|(?<![a-z_])[0-9]", definition.QueryText);
    }

    [Fact]
    public void List_HasTheSameTextForUpToTenIds() => Assert.Equal(
        List("id=1,2").QueryText,
        List("id=1,2,3,4,5,6,7,8,9,10").QueryText);

    [Theory]
    [MemberData(nameof(Combinations))]
    public void ListDocuments_DiffersOnlyInItsProjection(string query)
    {
        QueryDefinition documents = EventQuery.ListDocuments(Further(query, 500, 500), limit: 101);
        QueryDefinition list = List(Further(query, 500, 500));

        Assert.StartsWith("SELECT TOP @limit * FROM c WHERE ", documents.QueryText, StringComparison.Ordinal);
        Assert.Equal(list.QueryText.Split(" FROM ")[1], documents.QueryText.Split(" FROM ")[1]);
        Assert.Equal(list.GetQueryParameters(), documents.GetQueryParameters());
    }

    // The filters on the sort value become the bounds of the list.
    [Theory]
    [InlineData("from=1970-01-01T00:00:01Z&to=1970-01-01T01:00:00Z", "@start_at_from=1 @start_at_to=3600")]
    [InlineData("sort=updated_at&updated_from=1970-01-01T00:00:01Z&updated_to=1970-01-01T01:00:00Z", "@updated_at_from=1 @updated_at_to=3600")]
    [InlineData("sort=id&from=1970-01-01T00:00:01Z", "@start_from=1 @id_from=1")]
    public void List_UsesFiltersOnTheSortValueAsBounds(string query, string expected) =>
        Assert.Equal(expected + " @limit=101", Written(List(query)));

    private static EventListRequest Further(string query, long sortValue, long number) =>
        QueryStrings.Request(query) with { After = new Position(sortValue, number) };

    private static QueryDefinition List(string query) => List(QueryStrings.Request(query));

    private static QueryDefinition List(EventListRequest request) => EventQuery.List(request, request.PerPage + 1);

    private static string PositionPath(string query) => EventsContainer.InQuery(QueryStrings.Request(query).Sort.Path);

    private static string Where(QueryDefinition query) => query.QueryText.Split(" WHERE ")[1].Split(" ORDER BY ")[0];

    private static string Written(QueryDefinition query) => string.Join(' ', query.GetQueryParameters().Select(parameter => $"{parameter.Name}={parameter.Value}"));

    [GeneratedRegex(@"(?<![a-z@])c(\.[a-z_]+)+")]
    private static partial Regex Paths();

    [GeneratedRegex("@[a-z_0-9]+")]
    private static partial Regex Names();
}
