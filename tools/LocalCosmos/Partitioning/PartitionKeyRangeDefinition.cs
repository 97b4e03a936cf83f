namespace LocalCosmos.Partitioning;

/// <summary>The definition of a partition key range.</summary>
/// <param name="Number">The number of the range, unique in the container and never used again.</param>
/// <param name="Keys">The keys that it holds.</param>
/// <param name="Parents">The ranges that were split into it, oldest first.</param>
/// <param name="Revision">The revision of the ranges of the container that created it, from 1.</param>
internal sealed record PartitionKeyRangeDefinition(int Number, EffectivePartitionKeyRange Keys, IReadOnlyList<string> Parents, int Revision)
{
    /// <summary>The number in decimal.</summary>
    public string Id { get; } = Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether a range is this one or was split into it, so that a session token of that range is valid here.</summary>
    public bool Continues(string rangeId) => rangeId == Id || Parents.Contains(rangeId);

    /// <summary>The ranges of a new container, all of the same size.</summary>
    public static IReadOnlyList<PartitionKeyRangeDefinition> Initial(int count) =>
        [.. EffectivePartitionKeyRange.All.Divide(count).Select((keys, number) => new PartitionKeyRangeDefinition(number, keys, [], 1))];
}
