namespace LocalCosmos;

/// <summary>Answered when a gate is open.</summary>
internal sealed record GateFault(FaultGate Gate) : Fault;
