namespace LocalCosmos.Requests;

/// <summary>One request that the server answered, or whose answer an injected fault dropped.</summary>
/// <param name="Kind">The kind of the request.</param>
/// <param name="Container">The name of the container; null if the request names none.</param>
/// <param name="Status">The HTTP status of the answer; 0 if the connection was closed before the operation.</param>
/// <param name="RequestCharge">The modelled request units.</param>
/// <param name="Consistency">The consistency that the request asked for; null for the default of the account.</param>
/// <param name="RangeId">The id of the partition key range that answered; null for none.</param>
public sealed record RequestRecord(RequestKind Kind, string? Container, int Status, double RequestCharge, string? Consistency, string? RangeId);
