namespace LocalCosmos.Server.Protocol;

/// <summary>The answer to a request.</summary>
internal sealed record Answer(int Status)
{
    public static Answer Json(ReadOnlyMemory<byte> body, int status = 200) => new(status) { Body = body };

    /// <summary>The body, JSON in UTF-8; empty for no body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The message of an error; null for success.</summary>
    public string? Message { get; init; }

    /// <summary>The sub-status of Cosmos DB; 0 for none.</summary>
    public int SubStatus { get; init; }

    public string? ETag { get; init; }

    public double Charge { get; init; }

    public string? Continuation { get; init; }

    public int? ItemCount { get; init; }

    /// <summary>
    /// For a client that executes a query optimistically, without a query plan: whether it must combine parts of several ranges. Null for
    /// any other request.
    /// </summary>
    public bool? RequiresDistribution { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The last write of the replica that answered; null for metadata.</summary>
    public Progress? Progress { get; init; }

    public static Answer Error(int status, string message, int subStatus = 0) => new(status) { Message = message, SubStatus = subStatus };
}
