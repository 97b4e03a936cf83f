namespace Events.Core.Alerts;

/// <summary>One page of due alerts.</summary>
/// <param name="Alerts">The alerts, oldest first.</param>
/// <param name="Continuation">Where the page ended; null where nothing follows.</param>
public sealed record DueAlertPage(IReadOnlyList<DueAlert> Alerts, string? Continuation);
