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

    private readonly KeyValuePair<string, string>[] _parameters = Week;

    private readonly EventListRequest _request = EventListRequest.Parse(Week);

    private readonly KeyValuePair<string, string>[] _nextPage = [.. Week, new("cursor", Cursor.After(EventListRequest.Parse(Week), 1_738_800_000, 1042))];

    [Benchmark]
    public QueryDefinition FilterToQuery() => EventQuery.Of(EventListRequest.Parse(_parameters)).ToQueryDefinition();

    [Benchmark]
    public string WriteCursor() => Cursor.After(_request, 1_738_800_000, 1042);

    [Benchmark]
    public EventListRequest ReadCursor() => EventListRequest.Parse(_nextPage);
}
