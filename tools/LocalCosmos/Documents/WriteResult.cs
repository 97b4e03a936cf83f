namespace LocalCosmos.Documents;

/// <summary>What became of a write.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Lsn">The partition's last write, this one if it was done.</param>
/// <param name="Document">What is stored now, for a write that was done and was no delete.</param>
/// <param name="Replaced">What was stored before, where something was.</param>
/// <param name="Message">Why it was refused.</param>
internal readonly record struct WriteResult(
    int Status, long Lsn, StoredDocument? Document = null, StoredDocument? Replaced = null, string? Message = null);
