namespace Events.Reliability.Tests.Model.Steps;

/// <summary>What <c>If-Match</c> says.</summary>
internal enum Condition
{
    /// <summary>There is no such header.</summary>
    None,

    /// <summary>Any revision.</summary>
    Any,

    /// <summary>The one that is there.</summary>
    Right,

    /// <summary>The one before it.</summary>
    Stale,
}
