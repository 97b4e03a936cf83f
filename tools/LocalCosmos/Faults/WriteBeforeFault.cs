namespace LocalCosmos;

/// <summary>Overtaken by another write of the same document.</summary>
internal sealed record WriteBeforeFault : Fault;
