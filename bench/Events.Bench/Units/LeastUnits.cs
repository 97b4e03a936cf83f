using LocalCosmos.Requests;

namespace Events.Bench.Units;

/// <summary>
/// The least request units that a request can cost: the published charge of its kind for a document of 1 KB without an index, and of a query that
/// finds nothing.
/// </summary>
internal static class LeastUnits
{
    private const double Read = 1;
    private const double Write = 4.95;
    private const double Query = 2.3;
    private const int Created = 201;

    public static double Of(RequestRecord request) => request.Kind switch
    {
        RequestKind.Metadata or RequestKind.QueryPlan => 0,
        RequestKind.PointRead => request.Consistency is null ? Read : 2 * Read,
        RequestKind.Query => Query,
        RequestKind.Create or RequestKind.Delete => Write,
        RequestKind.Upsert when request.Status == Created => Write,
        RequestKind.Upsert or RequestKind.Replace or RequestKind.Patch => 2 * Write,
        _ => throw new InvalidOperationException($"LeastUnits has no least charge for {request.Kind}. Add it there."),
    };
}
