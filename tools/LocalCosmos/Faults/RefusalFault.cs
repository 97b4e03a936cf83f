namespace LocalCosmos.Faults;

/// <summary>The server answers with an error.</summary>
internal sealed record RefusalFault(int Status, int SubStatus, TimeSpan? RetryAfter) : Fault;
