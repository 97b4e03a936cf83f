namespace Events.Core.Alerts;

/// <summary>What one run of the dispatch did.</summary>
/// <param name="Delivered">Alerts that every channel has accepted.</param>
/// <param name="Retried">Alerts that a channel has not accepted and that are tried again later.</param>
/// <param name="Failed">Alerts that have failed and are not tried again.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
public sealed record DispatchResult(int Delivered, int Retried, int Failed, long DurationMs);
