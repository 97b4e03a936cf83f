namespace Events.Core.Alerts;

/// <summary>What a run did with one alert.</summary>
public enum DeliveryResult
{
    /// <summary>The run did not get the claim: another run has it, or the event was changed or deleted in the meantime.</summary>
    NotClaimed,

    /// <summary>Every channel has accepted, and the event is stamped.</summary>
    Delivered,

    /// <summary>At least one channel has not accepted. The alert is tried again later.</summary>
    Retried,

    /// <summary>The alert has failed. It is not tried again.</summary>
    Failed,
}
