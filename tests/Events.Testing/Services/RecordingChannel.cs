using System.Collections.Concurrent;
using Events.Core.Alerts;

namespace Events.Testing.Services;

/// <summary>A channel that records the alerts it gets, and answers what the test sets.</summary>
internal sealed class RecordingChannel(string name = "recording") : IAlertChannel
{
    private readonly ConcurrentQueue<AlertMessage> _received = new();

    public string Name => name;

    public IReadOnlyList<AlertMessage> Received => [.. _received];

    /// <summary>What is answered to a message; runs after it was remembered.</summary>
    public Func<AlertMessage, Task<DeliveryOutcome>> Answer { get; set; } = _ => Task.FromResult(DeliveryOutcome.Accepted);

    public Task<DeliveryOutcome> DeliverAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        _received.Enqueue(message);
        return Answer(message);
    }
}
