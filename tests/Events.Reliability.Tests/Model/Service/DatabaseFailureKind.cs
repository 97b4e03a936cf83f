namespace Events.Reliability.Tests.Model.Service;

/// <summary>How a call of the database fails.</summary>
internal enum DatabaseFailureKind
{
    Throttled,
    Unavailable,
    TimedOut,
    RetryWith,
    DroppedBefore,
    DroppedAfter,

    /// <summary>The call and all later calls of the request are lost.</summary>
    OutageBefore,

    /// <summary>The call is done, but its answer and all later calls of the request are lost.</summary>
    OutageAfter,

    /// <summary>The call and all later calls are lost, because the process ends before the call.</summary>
    CrashBefore,

    /// <summary>The call is done, but all later calls are lost, because the process ends after the call.</summary>
    CrashAfter,
}
