namespace LocalCosmos.Documents;

/// <summary>What a read of one document found.</summary>
/// <param name="Document">The document, null where there is none.</param>
/// <param name="Lsn">The last write that the replica that answered holds.</param>
internal readonly record struct ReadResult(StoredDocument? Document, long Lsn);
