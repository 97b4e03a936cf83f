using Events.Core.Events.Listing;
using Events.Core.Paging;

namespace Events.Core.Tests.Events.Listing;

public sealed class NextUrlTests
{
    [Theory]
    [InlineData("", "per_page=100")]
    [InlineData("page=2&per_page=50", "per_page=50")]
    [InlineData("SORT=updated_at&Calendar=1&dir=desc", "calendar=1&sort=updated_at&dir=desc&per_page=100")]
    [InlineData("to=2023-01-30&from=2023-01-30", "start_from=2023-01-30T00%3A00%3A00Z&start_to=2023-01-30T23%3A59%3A59Z&per_page=100")]
    [InlineData("title=a%26b%3D%3E+%C3%A9", "title=A%26B%3D%3E%20%C3%89&per_page=100")]
    [InlineData("show_as=FREE&service=5&updated_to=2023-01-30", "updated_to=2023-01-30T23%3A59%3A59Z&service=5&show_as=free&per_page=100")]
    [InlineData("id=3,1&is_allday=1", "id=1%2C3&is_allday=true&per_page=100")]
    [InlineData("id[0]=3&ID[1]=1&is_allday=TRUE&dir=DESC&sort=Id", "id=1%2C3&is_allday=true&sort=id&dir=desc&per_page=100")]
    public void NextUrl_IsTheCanonicalRequestWithACursor(string query, string canonical)
    {
        EventListRequest request = QueryStrings.Request(query);

        string url = request.NextUrl(new Uri($"https://events.example:8443/api/v1/events?{query}"), new Position(9, 8));

        Assert.Equal($"https://events.example:8443/api/v1/events?{canonical}&cursor={QueryStrings.Cursor(request, 9, 8)}", url);
    }

    [Theory]
    [InlineData("")]
    [InlineData("id=2,1&calendar=3&case=4&subject=5&user=6&title=%C3%A9t%C3%A9&is_allday=0&sort=id&dir=desc&per_page=7&page=2")]
    [InlineData("service=7&show_as=busy&sort=updated_at")]
    [InlineData("from=2023-01-01&end_to=2023-01-02&alert_from=2023-01-03&alert_sent_to=2023-01-04&created_from=2023-01-05&updated_to=2023-01-06")]
    public void NextUrl_ReadsBackAsTheSameQueryWithACursor(string query)
    {
        EventListRequest request = QueryStrings.Request(query);
        Uri url = new(request.NextUrl(new Uri("http://localhost:7071/api/v1/events"), new Position(9, 9)));

        EventListRequest next = QueryStrings.Request(url.Query[1..]);

        Assert.Equal(request.Query(), next.Query());
        Assert.Equal((request.Sort, request.Direction), (next.Sort, next.Direction));
        Assert.Equal(request.PerPage, next.PerPage);
        Assert.Equal(new Position(9, 9), next.After);
        Assert.Null(next.Page);
    }

    [Theory]
    [InlineData("http://[::1]:7071/api/v1/events", "http://[::1]:7071/api/v1/events?per_page=100&cursor=")]
    [InlineData("https://events.example:443/api/v1/events?x=1#y", "https://events.example/api/v1/events?per_page=100&cursor=")]
    public void NextUrl_KeepsSchemeHostAndPath(string url, string expected) =>
        Assert.Equal(expected + QueryStrings.Cursor(new EventListRequest(), 9, 8), new EventListRequest().NextUrl(new Uri(url), new Position(9, 8)));
}
