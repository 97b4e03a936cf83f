namespace LocalCosmos.Partitioning;

/// <summary>What a partition key range is to the outside.</summary>
/// <param name="Number">Its number among the container's ranges, never given again.</param>
/// <param name="Keys">The keys that it holds.</param>
/// <param name="Parents">The ranges that were split until it came about, the oldest first.</param>
/// <param name="Revision">How often the container's ranges had changed when it came about, from 1.</param>
internal sealed record PartitionKeyRangeDefinition(int Number, EffectivePartitionKeyRange Keys, IReadOnlyList<string> Parents, int Revision)
{
    /// <summary>Its number in decimal.</summary>
    public string Id { get; } = Number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Whether what a session saw of a range holds for this one: it is the same, or this one came of it.</summary>
    public bool Continues(string rangeId) => rangeId == Id || Parents.Contains(rangeId);

    /// <summary>The ranges of a fresh container, all of the same size.</summary>
    public static IReadOnlyList<PartitionKeyRangeDefinition> Fresh(int count) =>
        [.. EffectivePartitionKeyRange.All.Divide(count).Select((keys, number) => new PartitionKeyRangeDefinition(number, keys, [], 1))];
}
