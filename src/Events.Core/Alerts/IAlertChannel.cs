namespace Events.Core.Alerts;

/// <summary>Delivers alerts to a receiver outside the service.</summary>
public interface IAlertChannel
{
    /// <summary>
    /// The unique name of the channel, for example <c>webhook:ops</c>. It must stay the same, because events store the names of the channels that have
    /// accepted.
    /// </summary>
    string Name { get; }

    /// <summary>
    /// Tries to deliver once, within 20 seconds. A failure is an outcome, not an exception: it throws only when the token is cancelled.
    /// </summary>
    Task<DeliveryOutcome> DeliverAsync(AlertMessage message, CancellationToken cancellationToken);
}
