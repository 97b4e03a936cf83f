namespace Events.Core.Alerts;

/// <summary>How a run left one alert.</summary>
public enum DeliveryEnd
{
    /// <summary>Another dispatcher has it, or the event was changed or deleted meanwhile.</summary>
    NotOurs,

    /// <summary>Everybody has accepted, and the event is stamped.</summary>
    Delivered,

    /// <summary>Somebody refused, and it is tried again later.</summary>
    Retried,

    /// <summary>It was given up.</summary>
    Failed,
}
