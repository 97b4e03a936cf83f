using Events.Core.Alerts;

namespace Events.Functions.Http;

/// <summary>How alerts stand, as it is answered.</summary>
/// <param name="Pending">Owed, and not due yet.</param>
/// <param name="Due">Due and free.</param>
/// <param name="Claimed">Under way.</param>
/// <param name="Failed">Given up.</param>
/// <param name="OldestDueAt">The oldest due one's time, or null.</param>
/// <param name="OldestDueAgeSeconds">How long ago that was, or null.</param>
/// <param name="LastRun">The last run of the dispatch, or null.</param>
public sealed record AlertsAnswer(
    long Pending,
    long Due,
    long Claimed,
    long Failed,
    string? OldestDueAt,
    long? OldestDueAgeSeconds,
    LastRunAnswer? LastRun)
{
    /// <summary>The answer for a summary.</summary>
    public static AlertsAnswer Of(AlertSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return new AlertsAnswer(
            summary.Pending,
            summary.Due,
            summary.Claimed,
            summary.Failed,
            summary.OldestDueAt is { } oldest ? WrittenTime.Of(oldest) : null,
            summary.OldestDueAgeSeconds,
            summary.LastRun is { } run ? LastRunAnswer.Of(run) : null);
    }
}
