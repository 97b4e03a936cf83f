using System.Collections.Concurrent;
using Events.Core.Alerts;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>A receiver that remembers what came, and answers what the test wants.</summary>
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
