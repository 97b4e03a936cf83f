namespace Events.Bench.Alerts;

/// <summary>The result of one drain.</summary>
/// <param name="PerSecond">Alerts a second.</param>
/// <param name="Requests">The requests that reached the database.</param>
internal sealed record Drained(double PerSecond, double Requests);
