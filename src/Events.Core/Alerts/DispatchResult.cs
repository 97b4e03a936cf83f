namespace Events.Core.Alerts;

/// <summary>What one run of the dispatch did.</summary>
/// <param name="Delivered">Alerts that everybody has accepted.</param>
/// <param name="Retried">Alerts that somebody refused and that are tried again later.</param>
/// <param name="Failed">Alerts that were given up.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
public sealed record DispatchResult(int Delivered, int Retried, int Failed, long DurationMs);
