using NodaTime;

namespace Events.Core.Alerts;

/// <summary>A run of the dispatch, or what it has done so far while it is in progress.</summary>
/// <param name="StartedAt">When it started.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
/// <param name="Delivered">Alerts that every channel has accepted.</param>
/// <param name="Retried">Alerts that a channel has not accepted and that are tried again later.</param>
/// <param name="Failed">Alerts that have failed and are not tried again.</param>
public sealed record DispatchRun(Instant StartedAt, long DurationMs, int Delivered, int Retried, int Failed)
{
    /// <summary>When it ended, or was last known to be in progress.</summary>
    internal Instant SeenAt => StartedAt + Duration.FromMilliseconds(DurationMs);

    /// <summary>What it did.</summary>
    internal DispatchResult Result => new(Delivered, Retried, Failed, DurationMs);
}
