namespace Events.Core.Alerts;

/// <summary>One page of failed alerts.</summary>
/// <param name="Items">The alerts, the one given up longest ago first.</param>
/// <param name="HasMore">Whether alerts follow the last one.</param>
public sealed record FailedAlertPage(IReadOnlyList<FailedAlert> Items, bool HasMore);
