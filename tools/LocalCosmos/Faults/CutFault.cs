namespace LocalCosmos.Faults;

/// <summary>The server sends only a part of the answer.</summary>
internal sealed record CutFault : Fault;
