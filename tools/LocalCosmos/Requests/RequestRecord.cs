namespace LocalCosmos;

/// <summary>One request that was answered, or whose answer was lost on purpose.</summary>
/// <param name="Kind">What it asked for.</param>
/// <param name="Container">The container's name, null where the request names none.</param>
/// <param name="Status">The HTTP status that was answered, 0 where the connection was dropped before anything was done.</param>
/// <param name="RequestCharge">Its modelled request units.</param>
/// <param name="Consistency">The consistency that it asked for, null where it left that to the account.</param>
/// <param name="RangeId">The partition key range that answered, null where none did.</param>
public sealed record RequestRecord(RequestKind Kind, string? Container, int Status, double RequestCharge, string? Consistency, string? RangeId);
