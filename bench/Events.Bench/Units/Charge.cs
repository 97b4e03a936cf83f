namespace Events.Bench.Units;

/// <summary>The charge of one request to the database.</summary>
/// <param name="Operation">The name of the operation in the service's metrics.</param>
/// <param name="Units">Modelled request units.</param>
internal sealed record Charge(string Operation, double Units);
