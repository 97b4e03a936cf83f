using LocalCosmos.Containers;
using LocalCosmos.Errors;
using LocalCosmos.Partitioning;
using LocalCosmos.Server.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LocalCosmos.Server.Operations;

/// <summary>The documents that a page of a query covers.</summary>
/// <param name="PartitionKey">The canonical JSON of the one partition key to query; null for all.</param>
/// <param name="Keys">The part of the range to query, which a client names when it continues after a split; null for the whole range.</param>
internal sealed record QueryTarget(string? PartitionKey, EffectivePartitionKeyRange? Keys)
{
    private string? RangeId { get; init; }

    /// <exception cref="RefusedException">The request names another container, or does not name one of several ranges.</exception>
    public static QueryTarget Of(HttpRequest request, Container container)
    {
        QueryTarget target = new(PartitionKeyHeader.Read(request), KeysOf(request)) { RangeId = RangeIdOf(request, container) };
        return target is { PartitionKey: null, RangeId: null } && container.Ranges.All.Count > 1
            ? throw RefusedException.BadRequest($"The container has several partition key ranges. Send the query to each of them, with its id in the header {HeaderNames.PartitionKeyRangeId}.")
            : target;
    }

    /// <summary>Runs an operation in the range that the request names by its id or by a partition key, or else in the only range.</summary>
    /// <exception cref="RefusedException">The range is gone: 410 with sub-status 1002.</exception>
    public (PartitionKeyRange Range, T Result) In<T>(Container container, Func<PartitionKeyRange, T> operation)
    {
        if (RangeId is null && PartitionKey is not null)
        {
            return container.Ranges.In(PartitionKey, operation);
        }

        // After a split, a client continues in both children. The one that does not hold the partition key has no results.
        PartitionKeyRange range = RangeId is null ? container.Ranges.All[0] : container.Ranges.Find(RangeId) ?? throw RefusedException.RangeGone(RangeId);
        return (range, operation(range));
    }

    // The header may also name the container, for example "rid,0".
    private static string? RangeIdOf(HttpRequest request, Container container)
    {
        string named = request.Headers[HeaderNames.PartitionKeyRangeId].ToString();
        return named.Split(',') switch
        {
            [""] => null,
            [string id] => id,
            [string resourceId, string id] when resourceId == container.ResourceId => id,
            _ => throw new RefusedException(410, $"The partition key range {named} belongs to another container.", 1000),
        };
    }

    private static EffectivePartitionKeyRange? KeysOf(HttpRequest request)
    {
        StringValues start = request.Headers[HeaderNames.StartEffectivePartitionKey];
        StringValues end = request.Headers[HeaderNames.EndEffectivePartitionKey];
        try
        {
            return start.Count == 0 && end.Count == 0 ? null : EffectivePartitionKeyRange.Parse(start.ToString(), end.ToString());
        }
        catch (Exception malformed) when (malformed is FormatException or OverflowException)
        {
            throw RefusedException.BadRequest($"{HeaderNames.StartEffectivePartitionKey} and {HeaderNames.EndEffectivePartitionKey}: {malformed.Message}");
        }
    }
}
