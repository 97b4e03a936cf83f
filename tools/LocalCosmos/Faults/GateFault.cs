namespace LocalCosmos.Faults;

/// <summary>The server answers when a gate opens.</summary>
internal sealed record GateFault(FaultGate Gate) : Fault;
