using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Partitioning;

namespace LocalCosmos.Queries.Execution;

/// <summary>The request for one page of a query.</summary>
/// <param name="Text">The text of the query.</param>
/// <param name="Parameters">The parameter values by name, with the <c>@</c>.</param>
/// <param name="PartitionKey">The canonical JSON of the one partition key to query; null for all.</param>
/// <param name="MaxItemCount">The maximum number of results of the page; 0 or less for the default.</param>
/// <param name="Continuation">The continuation of the page before; null for the first page.</param>
internal sealed record QueryRequest(
    string Text,
    IReadOnlyDictionary<string, JsonElement> Parameters,
    string? PartitionKey,
    int MaxItemCount,
    string? Continuation)
{
    /// <summary>The effective partition keys to query; null for all.</summary>
    public EffectivePartitionKeyRange? Keys { get; init; }

    /// <summary>Where a client without a continuation for this range continues; null for the start.</summary>
    public Resumption? Resumption { get; init; }

    /// <summary>Whether a document is in the requested partitions.</summary>
    public bool Includes(StoredDocument document) =>
        (PartitionKey is null || document.PartitionKey == PartitionKey)
        && (Keys is not { } keys || keys.Contains(EffectivePartitionKey.Of(document.PartitionKey)));
}
