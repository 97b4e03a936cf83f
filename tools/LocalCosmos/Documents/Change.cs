namespace LocalCosmos.Documents;

/// <summary>One write of a partition.</summary>
/// <param name="Lsn">Its number: one more than that of the write before it.</param>
/// <param name="Key">The document.</param>
/// <param name="Document">What it became; null where it was deleted.</param>
internal sealed record Change(long Lsn, DocumentKey Key, StoredDocument? Document);
