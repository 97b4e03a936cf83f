namespace Events.Core.Alerts;

/// <summary>A way on which alerts leave the service.</summary>
public interface IAlertChannel
{
    /// <summary>The channel's name, unique among those that are set and the same from run to run, for example <c>webhook:ops</c>: what an event remembers of who accepted.</summary>
    string Name { get; }

    /// <summary>
    /// Tries once to deliver. It ends within 20 seconds, and what goes wrong on the way is an outcome, not an
    /// exception; only a cancelled token ends it otherwise.
    /// </summary>
    Task<DeliveryOutcome> DeliverAsync(AlertMessage message, CancellationToken cancellationToken);
}
