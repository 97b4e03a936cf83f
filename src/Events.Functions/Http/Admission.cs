using System.Threading.RateLimiting;

namespace Events.Functions.Http;

/// <summary>
/// How many requests a process works on at once. With more, each would only wait longer, until all have waited too long; so what is over the
/// limit is told at once to come back.
/// </summary>
public sealed class Admission : IDisposable
{
    /// <summary>The most at once: many times what a process needs to be busy, and few enough for its memory, since each may hold a body.</summary>
    public const int Limit = 256;

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions { PermitLimit = Limit, QueueLimit = 0 });

    /// <summary>Asks for a place; the caller gives it back by disposing of the answer.</summary>
    public RateLimitLease Ask() => _limiter.AttemptAcquire();

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
