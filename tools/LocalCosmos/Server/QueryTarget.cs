using LocalCosmos.Documents;
using LocalCosmos.Partitioning;
using LocalCosmos.Resources;
using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server;

/// <summary>Which documents a page of a query is asked of.</summary>
/// <param name="PartitionKey">The canonical JSON of the one partition key to look at; null for all.</param>
/// <param name="Keys">The part of the range to look at, as a client addresses that goes on in a child of a split; null for all of it.</param>
internal sealed record QueryTarget(string? PartitionKey, EffectivePartitionKeyRange? Keys)
{
    private string? RangeId { get; init; }

    /// <exception cref="RefusedException">The request is of another container, or names no documents that one range holds.</exception>
    public static QueryTarget Of(HttpRequest request, Container container)
    {
        var target = new QueryTarget(PartitionKeyHeader.Read(request), KeysOf(request)) { RangeId = RangeIdOf(request, container) };
        return target is { PartitionKey: null, RangeId: null } && container.Ranges.All.Count > 1
            ? throw RefusedException.BadRequest("A query over several partition key ranges is asked of each.")
            : target;
    }

    /// <summary>Does something in the range that is addressed: by its id, else by the partition key, else because it is the only one.</summary>
    /// <exception cref="RefusedException">The range is gone: 410 with sub-status 1002.</exception>
    public (PartitionKeyRange Range, T Result) In<T>(Container container, Func<PartitionKeyRange, T> act)
    {
        if (RangeId is null && PartitionKey is not null)
        {
            return container.Ranges.In(PartitionKey, act);
        }

        // A range that does not hold the partition key has nothing of it: so a client finds that goes on in both children of a split.
        var range = RangeId is null ? container.Ranges.All[0] : container.Ranges.Find(RangeId) ?? throw RefusedException.RangeGone(RangeId);
        return (range, act(range));
    }

    // The header may name the container too, as "rid,0".
    private static string? RangeIdOf(HttpRequest request, Container container)
    {
        var named = request.Headers[HeaderNames.PartitionKeyRangeId].ToString();
        return named.Split(',') switch
        {
            [""] => null,
            [var id] => id,
            [var resourceId, var id] when resourceId == container.ResourceId => id,
            _ => throw new RefusedException(410, $"The partition key range {named} is of another container.", 1000),
        };
    }

    private static EffectivePartitionKeyRange? KeysOf(HttpRequest request)
    {
        var start = request.Headers[HeaderNames.StartEffectivePartitionKey];
        var end = request.Headers[HeaderNames.EndEffectivePartitionKey];
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
