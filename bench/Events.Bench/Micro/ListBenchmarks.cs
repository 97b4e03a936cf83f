using BenchmarkDotNet.Attributes;
using Events.Core.Events.Listing;
using Events.Core.Paging;
using Microsoft.Azure.Cosmos;

namespace Events.Bench.Micro;

/// <summary>Makes the database query from the parameters of a URL, and writes and reads the cursor of the next page.</summary>
public class ListBenchmarks
{
    private static readonly KeyValuePair<string, string>[] Week =
    [
        new("calendar", "1"), new("start_from", "2025-02-03"), new("start_to", "2025-02-09"), new("per_page", "100"),
    ];

    private readonly KeyValuePair<string, string>[] _parameters = Week;

    private readonly EventListRequest _request = EventListRequest.Parse(Week);

    private readonly KeyValuePair<string, string>[] _nextPage = [.. Week, new("cursor", CursorOf(EventListRequest.Parse(Week)))];

    [Benchmark]
    public QueryDefinition FilterToQuery() => EventQuery.List(EventListRequest.Parse(_parameters), limit: 101);

    [Benchmark]
    public string WriteCursor() => CursorOf(_request);

    [Benchmark]
    public EventListRequest ReadCursor() => EventListRequest.Parse(_nextPage);

    private static string CursorOf(EventListRequest request) =>
        request.NextUrl(new Uri("http://localhost/"), new Position(1_738_800_000, 1042)).Split("cursor=")[1];
}
