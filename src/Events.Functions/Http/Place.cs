using System.Threading.RateLimiting;

namespace Events.Functions.Http;

/// <summary>The place of one request among those that a process works on, with what its body takes of the memory for all of them.</summary>
public sealed class Place : IDisposable
{
    private readonly Admission _admission;
    private readonly RateLimitLease _lease;
    private long _counted;

    internal Place(Admission admission, RateLimitLease lease)
    {
        _admission = admission;
        _lease = lease;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _admission.Release(_counted);
        _counted = 0;
        _lease.Dispose();
    }

    /// <summary>Counts a body as far as it is read: what a client only announces takes nothing from others.</summary>
    /// <param name="length">Its length so far.</param>
    /// <returns>Whether there is memory for it.</returns>
    internal bool TryHold(long length)
    {
        long more = length - Admission.FreeOfEach - _counted;
        if (more <= 0)
        {
            return true;
        }

        if (!_admission.TryHold(more))
        {
            return false;
        }

        _counted += more;
        return true;
    }
}
