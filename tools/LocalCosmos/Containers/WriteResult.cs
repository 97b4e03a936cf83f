using LocalCosmos.Documents;

namespace LocalCosmos.Containers;

/// <summary>The result of a write.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Lsn">The last write of the range, which is this write if it succeeded.</param>
/// <param name="Document">The stored document; null after a delete or a refused write.</param>
/// <param name="Replaced">The document before the write; null if it did not exist.</param>
/// <param name="Message">Why the write was refused; null for success.</param>
internal readonly record struct WriteResult(
    int Status, long Lsn, StoredDocument? Document = null, StoredDocument? Replaced = null, string? Message = null);
