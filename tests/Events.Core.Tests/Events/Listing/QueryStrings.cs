using Events.Core.Events.Listing;

namespace Events.Core.Tests.Events.Listing;

/// <summary>Takes a URL's query part apart as a web server does.</summary>
internal static class QueryStrings
{
    public static IEnumerable<KeyValuePair<string, string>> Pairs(string query) =>
        from part in query.Split('&', StringSplitOptions.RemoveEmptyEntries)
        let sides = part.Split('=', 2)
        select KeyValuePair.Create(Decode(sides[0]), sides.Length == 2 ? Decode(sides[1]) : "");

    public static EventListRequest Request(string query) => EventListRequest.Parse(Pairs(query));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
