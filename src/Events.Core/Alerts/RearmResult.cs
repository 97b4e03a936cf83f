namespace Events.Core.Alerts;

/// <summary>How the wish to send a failed alert again ended.</summary>
public enum RearmResult
{
    /// <summary>It is due again.</summary>
    Rearmed,

    /// <summary>The event's alert has not failed.</summary>
    NotFailed,

    /// <summary>There is no such event.</summary>
    NoEvent,
}
