namespace LocalCosmos.Errors;

/// <summary>The server refuses a request. It answers with the status and the message.</summary>
/// <param name="status">The HTTP status.</param>
/// <param name="message">What is wrong with the request.</param>
/// <param name="subStatus">The sub-status of Cosmos DB; 0 for none.</param>
internal sealed class RefusedException(int status, string message, int subStatus = 0) : Exception(message)
{
    public int Status { get; } = status;

    public int SubStatus { get; } = subStatus;

    public static RefusedException BadRequest(string message) => new(400, message);

    public static RefusedException NotImplemented(string what) => new(400, $"LocalCosmos does not implement {what}.");

    public static RefusedException NotFound(string what) => new(404, $"{what} does not exist.");

    /// <summary>Tells the client to read the ranges of the container again.</summary>
    public static RefusedException RangeGone(string rangeId) => new(410, $"The container has no partition key range {rangeId}, or it was split.", 1002);

    /// <summary>The container of a document is missing. The sub-status distinguishes this from a missing document.</summary>
    public static RefusedException OwnerNotFound(string what) => new(404, $"{what} does not exist.", 1003);
}
