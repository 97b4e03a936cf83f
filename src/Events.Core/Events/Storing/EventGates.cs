using Events.Core.Cosmos;

namespace Events.Core.Events.Storing;

/// <summary>
/// Lets one request of this process at a time write an event that is there. The condition of the write is what keeps
/// changes apart; this spares those that come together reading and writing in vain.
/// </summary>
public sealed class EventGates(TimeProvider timeProvider) : IDisposable
{
    private const int Count = 256;
    private readonly SemaphoreSlim[] _gates = [.. Enumerable.Range(0, Count).Select(_ => new SemaphoreSlim(1, 1))];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (SemaphoreSlim gate in _gates)
        {
            gate.Dispose();
        }
    }

    /// <summary>Waits for its turn; disposing of what is returned ends it.</summary>
    internal async Task<Turn> EnterAsync(long eventId, CancellationToken cancellationToken)
    {
        SemaphoreSlim gate = _gates[eventId % Count];
        await Patience.EnterAsync(gate, timeProvider, cancellationToken);
        return new Turn(gate);
    }

    internal readonly struct Turn(SemaphoreSlim gate) : IDisposable
    {
        public void Dispose() => gate.Release();
    }
}
