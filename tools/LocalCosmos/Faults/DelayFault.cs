namespace LocalCosmos.Faults;

/// <summary>The server answers late.</summary>
internal sealed record DelayFault(TimeSpan Duration) : Fault;
