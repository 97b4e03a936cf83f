using LocalCosmos.Errors;
using LocalCosmos.Partitioning;

namespace LocalCosmos.Containers;

/// <summary>The partition key ranges of a container. Exactly one of them holds each effective partition key.</summary>
internal sealed class PartitionKeyRanges(Container container, IReadOnlyList<PartitionKeyRangeDefinition> definitions)
{
    private readonly Lock _gate = new();
    private volatile PartitionKeyRange[] _ranges = definitions.Count > 1 && !container.Definition.HashesAsVersion2
        ? throw RefusedException.NotImplemented("several partition key ranges for a partition key whose version is not 2")
        : [.. definitions.OrderBy(definition => definition.Keys.Minimum).Select(definition => new PartitionKeyRange(definition, container, 0))];

    /// <summary>The current ranges, in the order of their keys.</summary>
    public IReadOnlyList<PartitionKeyRange> All => _ranges;

    /// <summary>The revision of the ranges. It is 1 at first and grows with each split.</summary>
    public int Revision => _ranges.Max(range => range.Definition.Revision);

    /// <summary>Finds a current range by its id.</summary>
    public PartitionKeyRange? Find(string id) => Array.Find(_ranges, range => range.Definition.Id == id);

    /// <summary>Runs an operation in the range that holds a logical partition. If the range is split meanwhile, the operation runs in the new range.</summary>
    /// <param name="partitionKey">The canonical JSON of the partition key.</param>
    /// <param name="operation">The operation. It must do nothing in a range that is gone.</param>
    public (PartitionKeyRange Range, T Result) In<T>(string partitionKey, Func<PartitionKeyRange, T> operation)
    {
        while (true)
        {
            PartitionKeyRange range = Of(partitionKey);
            try
            {
                return (range, operation(range));
            }
            catch (RefusedException) when (range.IsGone)
            {
                WaitForSplit();
            }
        }
    }

    /// <summary>Splits a range in the middle of its keys.</summary>
    /// <param name="id">The id of the range.</param>
    /// <returns>The two new ranges, in the order of their keys; null if the range does not exist.</returns>
    /// <exception cref="RefusedException">The version of the partition key is not 2.</exception>
    public IReadOnlyList<PartitionKeyRange>? Split(string id)
    {
        if (!container.Definition.HashesAsVersion2)
        {
            throw RefusedException.NotImplemented("the split of a range for a partition key whose version is not 2");
        }

        lock (_gate)
        {
            if (Find(id) is not { } parent)
            {
                return null;
            }

            int number = _ranges.Max(range => range.Definition.Number);
            PartitionKeyRangeDefinition definition = parent.Definition;
            IReadOnlyList<PartitionKeyRange> children = parent.Split(
                [.. definition.Keys.Divide(2).Select(keys => new PartitionKeyRangeDefinition(++number, keys, [.. definition.Parents, id], Revision + 1))]);
            _ranges = [.. _ranges.SelectMany(range => range == parent ? children : [range])];
            return children;
        }
    }

    private PartitionKeyRange Of(string partitionKey)
    {
        PartitionKeyRange[] ranges = _ranges;
        if (ranges.Length == 1)
        {
            return ranges[0];
        }

        EffectivePartitionKey key = EffectivePartitionKey.Of(partitionKey);
        return Array.Find(ranges, range => range.Definition.Keys.Contains(key))!;
    }

    private void WaitForSplit()
    {
        lock (_gate)
        {
        }
    }
}
