namespace LocalCosmos;

/// <summary>Not answered.</summary>
internal sealed record DropFault(bool IsDone) : Fault;
