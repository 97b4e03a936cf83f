namespace LocalCosmos.Requests;

/// <summary>The last 100,000 requests, oldest first, for tests and measurements. The class is thread-safe.</summary>
public sealed class RequestLog
{
    // The limit protects the memory of a server that runs for days.
    private const int Maximum = 100_000;

    private readonly Lock _gate = new();
    private readonly Queue<RequestRecord> _records = new();
    private long _count;
    private double _charge;

    /// <summary>The number of requests since the start, including those that the log no longer holds.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>The modelled request units of all requests since the start.</summary>
    public double Charge => Volatile.Read(ref _charge);

    /// <summary>A copy of the requests since <see cref="Clear"/>.</summary>
    public IReadOnlyList<RequestRecord> Snapshot()
    {
        lock (_gate)
        {
            return [.. _records];
        }
    }

    /// <summary>A copy of the requests of one kind since <see cref="Clear"/>.</summary>
    /// <param name="kind">The kind of request.</param>
    public IReadOnlyList<RequestRecord> Snapshot(RequestKind kind) => [.. Snapshot().Where(record => record.Kind == kind)];

    /// <summary>Removes all requests from the log.</summary>
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
