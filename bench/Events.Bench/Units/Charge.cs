namespace Events.Bench.Units;

/// <summary>What one request to the database was charged.</summary>
/// <param name="Operation">The service's name for it.</param>
/// <param name="Units">Modelled request units.</param>
internal sealed record Charge(string Operation, double Units);
