using BenchmarkDotNet.Attributes;
using Events.Core.Events.Listing;
using Microsoft.Azure.Cosmos;

namespace Events.Bench.Micro;

/// <summary>From a URL's parameters to the query of the database, and the cursor of the next page.</summary>
public class ListBenchmarks
{
    private static readonly KeyValuePair<string, string>[] Week =
    [
        new("calendar", "1"), new("start_from", "2025-02-03"), new("start_to", "2025-02-09"), new("per_page", "100"),
    ];

    private static readonly EventListRequest Request = EventListRequest.Parse(Week);

    private static readonly KeyValuePair<string, string>[] NextWeekPage = [.. Week, new("cursor", NextCursor())];

    [Benchmark]
    public QueryDefinition FilterToQuery() => EventQuery.Of(EventListRequest.Parse(Week)).ToQueryDefinition();

    [Benchmark]
    public string WriteCursor() => NextCursor();

    [Benchmark]
    public EventListRequest ReadCursor() => EventListRequest.Parse(NextWeekPage);

    private static string NextCursor() => Cursor.After(Request, 1_738_800_000, 1042);
}
