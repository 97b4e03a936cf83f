using NodaTime;

namespace Events.Core.Alerts;

/// <summary>The state of the alerts. The counts do not overlap.</summary>
/// <param name="Pending">Not due yet, including those that wait for another try.</param>
/// <param name="Due">Due, and not claimed.</param>
/// <param name="Claimed">In delivery.</param>
/// <param name="Failed">Failed.</param>
/// <param name="OldestDueAt">When the oldest due alert became due; null where no alert is due.</param>
/// <param name="OldestDueAgeSeconds">How long ago that was, in seconds; null where no alert is due.</param>
/// <param name="LastRun">The last run of the dispatch; null before the first one.</param>
public sealed record AlertSummary(
    long Pending,
    long Due,
    long Claimed,
    long Failed,
    Instant? OldestDueAt,
    long? OldestDueAgeSeconds,
    DispatchRun? LastRun);
