using Events.Core.Events.Listing;

namespace Events.Core.Tests.Events.Listing;

public sealed class ListLinkTests
{
    [Theory]
    [InlineData("", "per_page=100")]
    [InlineData("page=2&per_page=50", "per_page=50")]
    [InlineData("SORT=updated_at&Calendar=1&dir=desc", "calendar=1&sort=updated_at&dir=desc&per_page=100")]
    [InlineData("to=2023-01-30&from=2023-01-30", "start_from=2023-01-30T00%3A00%3A00Z&start_to=2023-01-30T23%3A59%3A59Z&per_page=100")]
    [InlineData("title=a%26b%3D%3E+%C3%A9", "title=A%26B%3D%3E%20%C3%89&per_page=100")]
    [InlineData("id=3,1&is_allday=1", "id=1%2C3&is_allday=true&per_page=100")]
    [InlineData("id[0]=3&ID[1]=1&is_allday=TRUE&dir=DESC&sort=Id", "id=1%2C3&is_allday=true&sort=id&dir=desc&per_page=100")]
    public void Next_IsTheRequestInCanonicalFormWithACursor(string query, string canonical)
    {
        var link = ListLink.Next(new Uri($"https://events.example:8443/api/v1/events?{query}"), QueryStrings.Request(query), "abc");

        Assert.Equal($"https://events.example:8443/api/v1/events?{canonical}&cursor=abc", link);
    }

    [Theory]
    [InlineData("")]
    [InlineData("id=2,1&calendar=3&case=4&subject=5&user=6&title=%C3%A9t%C3%A9&is_allday=0&sort=id&dir=desc&per_page=7&page=2")]
    [InlineData("from=2023-01-01&end_to=2023-01-02&alert_from=2023-01-03&alert_sent_to=2023-01-04&created_from=2023-01-05&updated_to=2023-01-06")]
    public void Next_ReadsBackAsTheSameQueryGoneFurther(string query)
    {
        var request = QueryStrings.Request(query);
        var link = new Uri(ListLink.Next(new Uri("http://localhost:7071/api/v1/events"), request, Cursor.After(request, 9, 9)));

        var next = QueryStrings.Request(link.Query[1..]);

        Assert.Equal(request.QueryParameters(), next.QueryParameters());
        Assert.Equal(request.PerPage, next.PerPage);
        Assert.Equal(new Position(9, 9), next.After);
        Assert.Null(next.Page);
    }

    [Theory]
    [InlineData("http://[::1]:7071/api/v1/events", "http://[::1]:7071/api/v1/events?per_page=100&cursor=abc")]
    [InlineData("https://events.example:443/api/v1/events?x=1#y", "https://events.example/api/v1/events?per_page=100&cursor=abc")]
    public void Next_KeepsSchemeHostAndPath(string url, string expected) =>
        Assert.Equal(expected, ListLink.Next(new Uri(url), new EventListRequest(), "abc"));
}
