namespace LocalCosmos.Server;

/// <summary>What goes back to the client.</summary>
internal sealed record Answer(int Status)
{
    public static Answer Json(ReadOnlyMemory<byte> body, int status = 200) => new(status) { Body = body };

    /// <summary>The body as UTF-8 JSON; empty for none.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What went wrong, for an error.</summary>
    public string? Message { get; init; }

    /// <summary>The sub-status of Cosmos DB, 0 for none.</summary>
    public int SubStatus { get; init; }

    public string? ETag { get; init; }

    public double Charge { get; init; }

    public string? Continuation { get; init; }

    public int? ItemCount { get; init; }

    /// <summary>
    /// Told to a client that executes optimistically, without a query plan: whether the pages of several ranges would have to be put together
    /// from parts. Null where it did not.
    /// </summary>
    public bool? RequiresDistribution { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Which replica state the answer shows; null for metadata.</summary>
    public Progress? Progress { get; init; }

    public static Answer Error(int status, string message, int subStatus = 0) => new(status) { Message = message, SubStatus = subStatus };
}
