namespace LocalCosmos.Documents;

/// <summary>What tells a document from all others of its container.</summary>
/// <param name="PartitionKey">The canonical JSON of its partition key value.</param>
/// <param name="Id">Its id.</param>
internal readonly record struct DocumentKey(string PartitionKey, string Id);
