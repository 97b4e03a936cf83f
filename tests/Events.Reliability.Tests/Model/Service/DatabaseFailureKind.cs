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

    /// <summary>It is lost with all that come after it while the request lasts.</summary>
    OutageBefore,

    /// <summary>It is done, and all that come after it are lost while the request lasts.</summary>
    OutageAfter,

    /// <summary>It is lost with all that come after it, as when the process ends before it.</summary>
    CrashBefore,

    /// <summary>It is done, and all that come after it are lost, as when the process ends after it.</summary>
    CrashAfter,
}
