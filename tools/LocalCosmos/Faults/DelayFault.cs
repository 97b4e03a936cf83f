namespace LocalCosmos;

/// <summary>Answered late.</summary>
internal sealed record DelayFault(TimeSpan Duration) : Fault;
