using LocalCosmos.Partitioning;
using LocalCosmos.Resources;
using LocalCosmos.Server;

namespace LocalCosmos.Documents;

/// <summary>The physical partitions of a container, which hold each effective partition key once.</summary>
internal sealed class PartitionKeyRanges(Container container, IReadOnlyList<PartitionKeyRangeDefinition> definitions, TimeProvider timeProvider)
{
    private readonly Lock _gate = new();
    private volatile PartitionKeyRange[] _ranges = definitions.Count > 1 && !container.Definition.HashesAsVersion2
        ? throw RefusedException.NotImplemented("several partition key ranges for a partition key that is not of version 2")
        : [.. definitions.OrderBy(definition => definition.Keys.Minimum).Select(definition => new PartitionKeyRange(definition, container, timeProvider, 0))];

    /// <summary>Those that are there now, by their keys.</summary>
    public IReadOnlyList<PartitionKeyRange> All => _ranges;

    /// <summary>How often they changed, from 1.</summary>
    public int Revision => _ranges.Max(range => range.Definition.Revision);

    /// <summary>The range of a number, null where there is none or none any more.</summary>
    public PartitionKeyRange? Find(string id) => Array.Find(_ranges, range => range.Definition.Id == id);

    /// <summary>Does something in the range that holds a logical partition, and where that is split meanwhile, in its child.</summary>
    /// <param name="partitionKey">The canonical JSON of the partition's key.</param>
    /// <param name="act">What to do; nothing was done where it finds the range gone.</param>
    public (PartitionKeyRange Range, T Result) In<T>(string partitionKey, Func<PartitionKeyRange, T> act)
    {
        while (true)
        {
            var range = Of(partitionKey);
            try
            {
                return (range, act(range));
            }
            catch (RefusedException) when (range.IsGone)
            {
                WaitForSplit();
            }
        }
    }

    /// <summary>Splits a range in the middle of its keys.</summary>
    /// <param name="id">The range.</param>
    /// <returns>The two children, by their keys; null where there is no such range.</returns>
    /// <exception cref="RefusedException">The container's partition keys are not of version 2.</exception>
    public IReadOnlyList<PartitionKeyRange>? Split(string id)
    {
        if (!container.Definition.HashesAsVersion2)
        {
            throw RefusedException.NotImplemented("the split of a range whose partition key is not of version 2");
        }

        lock (_gate)
        {
            if (Find(id) is not { } parent)
            {
                return null;
            }

            var number = _ranges.Max(range => range.Definition.Number);
            var definition = parent.Definition;
            var children = parent.Split(
                [.. definition.Keys.Divide(2).Select(keys => new PartitionKeyRangeDefinition(++number, keys, [.. definition.Parents, id], Revision + 1))]);
            _ranges = [.. _ranges.SelectMany(range => range == parent ? children : [range])];
            return children;
        }
    }

    private PartitionKeyRange Of(string partitionKey)
    {
        var ranges = _ranges;
        if (ranges.Length == 1)
        {
            return ranges[0];
        }

        var key = EffectivePartitionKey.Of(partitionKey);
        return Array.Find(ranges, range => range.Definition.Keys.Contains(key))!;
    }

    private void WaitForSplit()
    {
        lock (_gate)
        {
        }
    }
}
