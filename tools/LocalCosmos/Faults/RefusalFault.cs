namespace LocalCosmos;

/// <summary>Answered with an error.</summary>
internal sealed record RefusalFault(int Status, int SubStatus, TimeSpan? RetryAfter) : Fault;
