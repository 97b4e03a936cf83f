namespace LocalCosmos;

/// <summary>Answered in part.</summary>
internal sealed record CutFault : Fault;
