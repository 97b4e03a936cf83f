namespace Events.Bench.Alerts;

/// <summary>What one drain came to.</summary>
/// <param name="PerSecond">Alerts in a second.</param>
/// <param name="Requests">What the database was asked over the wire.</param>
internal sealed record Drained(double PerSecond, double Requests);
