using LocalCosmos.Documents;

namespace LocalCosmos.Containers;

/// <summary>The result of a read of one document.</summary>
/// <param name="Document">The document; null if it does not exist.</param>
/// <param name="Lsn">The last write that the answering replica holds.</param>
internal readonly record struct ReadResult(StoredDocument? Document, long Lsn);
