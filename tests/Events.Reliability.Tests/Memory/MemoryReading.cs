namespace Events.Reliability.Tests.Memory;

/// <summary>The memory of a process at a time.</summary>
/// <param name="Reachable">Managed bytes after a full collection.</param>
/// <param name="WorkingSet">What the system has given it, in bytes.</param>
internal sealed record MemoryReading(long Reachable, long WorkingSet);
