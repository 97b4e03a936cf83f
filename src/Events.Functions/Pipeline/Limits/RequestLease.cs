using System.Threading.RateLimiting;

namespace Events.Functions.Pipeline.Limits;

/// <summary>The right of one request to be handled, and the memory that is reserved for its body.</summary>
internal sealed class RequestLease(Admission admission, RateLimitLease lease) : IDisposable
{
    private long _reserved;

    /// <inheritdoc/>
    public void Dispose()
    {
        admission.Release(_reserved);
        _reserved = 0;
        lease.Dispose();
    }

    /// <summary>
    /// Reserves memory for the part of the body that was read. A length that the client only announces reserves nothing.
    /// </summary>
    /// <param name="length">How many bytes of the body were read so far.</param>
    /// <returns>False when the limit for all bodies is reached.</returns>
    internal bool TryReserve(long length)
    {
        long more = length - Admission.UncountedBodyBytes - _reserved;
        if (more <= 0)
        {
            return true;
        }

        if (!admission.TryReserve(more))
        {
            return false;
        }

        _reserved += more;
        return true;
    }
}
