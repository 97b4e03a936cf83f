namespace LocalCosmos.Faults;

/// <summary>The server closes the connection without an answer.</summary>
/// <param name="AfterExecution">Whether the operation runs first.</param>
internal sealed record DropFault(bool AfterExecution) : Fault;
