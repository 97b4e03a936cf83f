using NodaTime;

namespace Events.Core.Alerts;

/// <summary>How alerts stand. The counts do not overlap.</summary>
/// <param name="Pending">Owed, and not due yet; those that wait for another try too.</param>
/// <param name="Due">Due, and free to be claimed.</param>
/// <param name="Claimed">Under way.</param>
/// <param name="Failed">Given up.</param>
/// <param name="OldestDueAt">The oldest time to look among the due ones; null where nothing is due.</param>
/// <param name="OldestDueAgeSeconds">How long ago that was, in seconds.</param>
/// <param name="LastRun">The last run of the dispatch; null before the first one.</param>
public sealed record AlertSummary(
    long Pending,
    long Due,
    long Claimed,
    long Failed,
    Instant? OldestDueAt,
    long? OldestDueAgeSeconds,
    DispatchRun? LastRun);
