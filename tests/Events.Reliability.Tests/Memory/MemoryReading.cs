namespace Events.Reliability.Tests.Memory;

/// <summary>The memory of a process at one moment.</summary>
/// <param name="Reachable">Managed bytes after a full collection.</param>
/// <param name="WorkingSet">The working set, in bytes.</param>
internal sealed record MemoryReading(long Reachable, long WorkingSet);
