namespace Events.Bench.Units;

/// <summary>The charge of one request to the database.</summary>
/// <param name="Operation">The service's name of the request.</param>
/// <param name="Units">Modelled request units.</param>
internal sealed record Charge(string Operation, double Units);
