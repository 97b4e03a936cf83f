namespace LocalCosmos.Documents;

/// <summary>Identifies a document in its container.</summary>
/// <param name="PartitionKey">The canonical JSON of the partition key value.</param>
/// <param name="Id">The id of the document.</param>
internal readonly record struct DocumentKey(string PartitionKey, string Id);
