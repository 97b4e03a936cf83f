using System.Threading.RateLimiting;

namespace Events.Functions.Http;

/// <summary>
/// How much a process works on at once. With more requests, each would only wait longer, until all have waited too long; with more large bodies,
/// its memory would be spent. So what is over a limit is told at once to come back.
/// </summary>
public sealed class Admission : IDisposable
{
    /// <summary>The most requests at once: many times what a process needs to be busy.</summary>
    public const int Limit = 256;

    /// <summary>
    /// The most bytes of bodies at once, 64 MiB: a body that is read, parsed and stored takes up to eight times its length, and an instance has 2 GB
    /// for all.
    /// </summary>
    public const long BodiesLimit = 64 * 1024 * 1024;

    /// <summary>How much of each body does not count, so that large ones keep no small one out.</summary>
    public const long FreeOfEach = 64 * 1024;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions { PermitLimit = Limit, QueueLimit = 0 });
    private long _bodies;

    /// <summary>Asks for a place; the caller gives it back by disposing of it. Null where all are taken.</summary>
    public Place? Ask()
    {
        RateLimitLease lease = _limiter.AttemptAcquire();
        return lease.IsAcquired ? new Place(this, lease) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    internal bool TryHold(long bytes)
    {
        if (Interlocked.Add(ref _bodies, bytes) <= BodiesLimit)
        {
            return true;
        }

        Release(bytes);
        return false;
    }

    internal void Release(long bytes) => Interlocked.Add(ref _bodies, -bytes);
}
