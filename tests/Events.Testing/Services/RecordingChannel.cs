using System.Collections.Concurrent;
using Events.Core.Alerts;

namespace Events.Testing.Services;

/// <summary>An alert channel that records each message and returns the outcome that the test sets.</summary>
internal sealed class RecordingChannel(string name = "recording") : IAlertChannel
{
    private readonly ConcurrentQueue<AlertMessage> _received = new();

    public string Name => name;

    public IReadOnlyList<AlertMessage> Received => [.. _received];

    /// <summary>The outcome of a message. Runs after the message is recorded.</summary>
    public Func<AlertMessage, Task<DeliveryOutcome>> Answer { get; set; } = _ => Task.FromResult(DeliveryOutcome.Accepted);

    public Task<DeliveryOutcome> DeliverAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        _received.Enqueue(message);
        return Answer(message);
    }
}
