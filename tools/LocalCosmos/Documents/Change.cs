namespace LocalCosmos.Documents;

/// <summary>One write of a partition key range.</summary>
/// <param name="Lsn">The log sequence number (LSN): one more than that of the write before it.</param>
/// <param name="Key">The key of the document.</param>
/// <param name="Document">The new version of the document; null for a delete.</param>
internal sealed record Change(long Lsn, DocumentKey Key, StoredDocument? Document);
