namespace LocalCosmos.Requests;

/// <summary>One request that was answered, or whose answer an injected fault lost.</summary>
/// <param name="Kind">The kind of the request.</param>
/// <param name="Container">The name of the container; null where the request names none.</param>
/// <param name="Status">The HTTP status of the answer; 0 where the connection was closed before the operation.</param>
/// <param name="RequestCharge">The modelled request units.</param>
/// <param name="Consistency">The consistency that the request asked for; null where it left it to the account.</param>
/// <param name="RangeId">The id of the partition key range that answered; null for none.</param>
public sealed record RequestRecord(RequestKind Kind, string? Container, int Status, double RequestCharge, string? Consistency, string? RangeId);
