using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Partitioning;
using LocalCosmos.Queries.Planning;

namespace LocalCosmos.Queries;

/// <summary>A query as a client asks for one page of it.</summary>
/// <param name="Text">The query.</param>
/// <param name="Parameters">The values of its parameters by their names, the <c>@</c> included.</param>
/// <param name="PartitionKey">The canonical JSON of the one partition key value to look at; null for all.</param>
/// <param name="MaxItemCount">How many results the page may have; 0 or less leaves it to the server.</param>
/// <param name="Continuation">What the page before ended with; null for the first page.</param>
internal sealed record QueryRequest(
    string Text,
    IReadOnlyDictionary<string, JsonElement> Parameters,
    string? PartitionKey,
    int MaxItemCount,
    string? Continuation)
{
    /// <summary>The effective partition keys to look at; null for all.</summary>
    public EffectivePartitionKeyRange? Keys { get; init; }

    /// <summary>Where a client goes on that has no continuation for this range; null for the start.</summary>
    public Resumption? Resumption { get; init; }

    /// <summary>Whether the document is one to look at.</summary>
    public bool Includes(StoredDocument document) =>
        (PartitionKey is null || document.PartitionKey == PartitionKey)
        && (Keys is not { } keys || keys.Contains(EffectivePartitionKey.Of(document.PartitionKey)));
}
