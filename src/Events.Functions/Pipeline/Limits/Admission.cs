using System.Threading.RateLimiting;

namespace Events.Functions.Pipeline.Limits;

/// <summary>
/// Limits how many requests the process handles at once, and how much memory their bodies use. Without a limit, more requests would make each of
/// them slower until all of them time out, and large bodies would use up the memory. A request over a limit is rejected at once.
/// </summary>
internal sealed class Admission : IDisposable
{
    /// <summary>The maximum number of requests at once: many times what keeps the process busy.</summary>
    public const int RequestLimit = 256;

    /// <summary>
    /// The maximum total size of the bodies at once, 64 MiB. Reading, parsing and storing a body takes up to eight times its size, and an instance
    /// has 2 GB of memory.
    /// </summary>
    public const long BodyBytesLimit = 64 * 1024 * 1024;

    /// <summary>The first bytes of each body, which do not count: large bodies never cause the rejection of a small one.</summary>
    public const long UncountedBodyBytes = 64 * 1024;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions { PermitLimit = RequestLimit, QueueLimit = 0 });
    private long _bodyBytes;

    /// <summary>Acquires a lease for a request; the caller disposes it. Returns null when the limit is reached.</summary>
    public RequestLease? TryAcquire()
    {
        RateLimitLease lease = _limiter.AttemptAcquire();
        return lease.IsAcquired ? new RequestLease(this, lease) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();

    /// <summary>Reserves memory for bodies. Returns false when the limit is reached.</summary>
    internal bool TryReserve(long bytes)
    {
        if (Interlocked.Add(ref _bodyBytes, bytes) <= BodyBytesLimit)
        {
            return true;
        }

        Release(bytes);
        return false;
    }

    /// <summary>Releases reserved memory.</summary>
    internal void Release(long bytes) => Interlocked.Add(ref _bodyBytes, -bytes);
}
