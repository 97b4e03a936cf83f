namespace LocalCosmos;

/// <summary>What came over the wire, oldest first, for tests and measurements. Safe to use from any thread.</summary>
public sealed class RequestLog
{
    private readonly Lock _gate = new();
    private readonly List<RequestRecord> _records = [];

    /// <summary>All that came since <see cref="Clear"/>, as it is now.</summary>
    public IReadOnlyList<RequestRecord> Snapshot()
    {
        lock (_gate)
        {
            return [.. _records];
        }
    }

    /// <summary>Only those of one kind.</summary>
    /// <param name="kind">The kind wanted.</param>
    public IReadOnlyList<RequestRecord> Snapshot(RequestKind kind) => [.. Snapshot().Where(record => record.Kind == kind)];

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _records.Clear();
        }
    }

    internal void Add(RequestRecord record)
    {
        lock (_gate)
        {
            _records.Add(record);
        }
    }
}
