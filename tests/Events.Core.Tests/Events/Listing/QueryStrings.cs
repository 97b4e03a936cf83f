using Events.Core.Events.Listing;
using Events.Core.Paging;

namespace Events.Core.Tests.Events.Listing;

/// <summary>Parses the query part of a URL as a web server does.</summary>
internal static class QueryStrings
{
    public static IEnumerable<KeyValuePair<string, string>> Pairs(string query) =>
        from part in query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let sides = part.Split('=', 2)
        select KeyValuePair.Create(Decode(sides[0]), sides.Length == 2 ? Decode(sides[1]) : "");

    public static EventListRequest Request(string query) => EventListRequest.Parse(Pairs(query));

    /// <summary>The cursor that continues a list after an item.</summary>
    public static string Cursor(ListRequest request, long sortValue, long number)
    {
        KeyValuePair<string, string> last = Pairs(new Uri(request.NextUrl(new Uri("https://events.example/"), new Position(sortValue, number))).Query[1..]).Last();
        Assert.Equal("cursor", last.Key);
        return last.Value;
    }

    /// <summary>The value of a filter; null if the request does not have it.</summary>
    public static object? Filter(EventListRequest request, string name) =>
        request.Filters.GetValueOrDefault(EventFilters.All.Single(filter => filter.Name == name));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
