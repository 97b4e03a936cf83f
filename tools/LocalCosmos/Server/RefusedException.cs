namespace LocalCosmos.Server;

/// <summary>A request that is answered with an error before any document is looked at.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">What is wrong, for the one who wrote the request.</param>
/// <param name="subStatus">The sub-status of Cosmos DB, 0 for none.</param>
internal sealed class RefusedException(int status, string message, int subStatus = 0) : Exception(message)
{
    public int Status { get; } = status;

    public int SubStatus { get; } = subStatus;

    public static RefusedException BadRequest(string message) => new(400, message);

    public static RefusedException NotImplemented(string what) => new(400, $"LocalCosmos does not implement {what}.");

    public static RefusedException NotFound(string what) => new(404, $"{what} does not exist.");

    /// <summary>The client is to read the container's ranges anew.</summary>
    public static RefusedException RangeGone(string rangeId) => new(410, $"The partition key range {rangeId} is not one of the container, or not any more.", 1002);

    /// <summary>What a document would be in is missing: a sub-status tells that from a document which is missing itself.</summary>
    public static RefusedException OwnerNotFound(string what) => new(404, $"{what} does not exist.", 1003);
}
