namespace Events.Reliability.Tests.Model.State;

/// <summary>The stage of an alert.</summary>
internal enum AlertStage
{
    /// <summary>The event has no alert, or its alert was sent.</summary>
    None,

    /// <summary>The alert is not sent yet.</summary>
    Owed,

    /// <summary>The alert has failed.</summary>
    Failed,
}
