namespace Events.Reliability.Tests.Model.Steps;

/// <summary>The value of <c>If-Match</c>.</summary>
internal enum Condition
{
    /// <summary>No such header.</summary>
    None,

    /// <summary>Any revision.</summary>
    Any,

    /// <summary>The current revision.</summary>
    Right,

    /// <summary>The revision before the current one.</summary>
    Stale,
}
