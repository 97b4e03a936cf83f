namespace LocalCosmos;

/// <summary>What came over the wire, oldest first, for tests and measurements: the last 100,000 requests. Safe to use from any thread.</summary>
public sealed class RequestLog
{
    // A server that runs for days must not keep them all.
    private const int Maximum = 100_000;

    private readonly Lock _gate = new();
    private readonly Queue<RequestRecord> _records = new();
    private long _count;
    private double _charge;

    /// <summary>How many came since the start, also those that are not kept any more.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>The modelled request units of all that came since the start.</summary>
    public double Charge => Volatile.Read(ref _charge);

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
            if (_records.Count == Maximum)
            {
                _records.Dequeue();
            }

            _records.Enqueue(record);
            Volatile.Write(ref _count, _count + 1);
            Volatile.Write(ref _charge, _charge + record.RequestCharge);
        }
    }
}
