namespace Events.Core.Casefiles;

/// <summary>What becomes of an event whose casefile nobody told of.</summary>
public enum UnknownCasefile
{
    /// <summary>It is accepted, and its subject and service are not checked.</summary>
    Accept,

    /// <summary>It is refused (422).</summary>
    Reject,
}
