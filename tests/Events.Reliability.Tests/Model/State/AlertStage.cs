namespace Events.Reliability.Tests.Model.State;

/// <summary>Whether an alert is owed.</summary>
internal enum AlertStage
{
    /// <summary>There is none, or it was sent.</summary>
    None,

    /// <summary>It is to be sent.</summary>
    Owed,

    /// <summary>It was given up.</summary>
    Failed,
}
