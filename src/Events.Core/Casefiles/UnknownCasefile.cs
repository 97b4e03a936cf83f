namespace Events.Core.Casefiles;

/// <summary>What happens with an event whose casefile is unknown.</summary>
public enum UnknownCasefile
{
    /// <summary>It is accepted, and its subject and service are not checked.</summary>
    Accept,

    /// <summary>It is refused (422).</summary>
    Reject,
}
