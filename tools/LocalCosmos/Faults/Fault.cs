namespace LocalCosmos.Faults;

/// <summary>A fault that the server injects into a request.</summary>
public abstract record Fault
{
    private protected Fault()
    {
    }

    /// <summary>Answers 429 with sub-status 3200. The operation does not run.</summary>
    /// <param name="retryAfter">The time in the header <c>x-ms-retry-after-ms</c>; null for no header.</param>
    public static Fault Throttle(TimeSpan? retryAfter) => new RefusalFault(429, 3200, retryAfter);

    /// <summary>Answers an error status, for example 503, 449 or 408. The operation does not run.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="subStatus">The sub-status of Cosmos DB; 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is not 400 to 599.</exception>
    public static Fault Fail(int status, int subStatus = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new RefusalFault(status, subStatus, null);
    }

    /// <summary>Answers 403 with sub-status 1014, as for a write to a logical partition that holds 20 GB. The operation does not run.</summary>
    public static Fault FullPartition() => Fail(403, 1014);

    /// <summary>Answers 403 with sub-status 3, as for a write to a region that no longer accepts writes. The operation does not run.</summary>
    public static Fault MovedWriteRegion() => Fail(403, 3);

    /// <summary>Closes the connection. The operation does not run.</summary>
    public static Fault DropBefore() => new DropFault(AfterExecution: false);

    /// <summary>Closes the connection after the operation, so that the answer is lost.</summary>
    public static Fault DropAfter() => new DropFault(AfterExecution: true);

    /// <summary>Closes the connection in the middle of the body, after the operation. An answer without a body announces a body of one byte and does not send it.</summary>
    public static Fault CutAnswer() => new CutFault();

    /// <summary>Writes the document again, unchanged, before the operation, so that its <c>_etag</c> changes. A request that names no document is not affected.</summary>
    public static Fault WriteBefore() => new WriteBeforeFault();

    /// <summary>Delays the operation, by the clock of the account.</summary>
    /// <param name="delay">The duration.</param>
    public static Fault Delay(TimeSpan delay) => new DelayFault(delay);

    /// <summary>Holds the request before the operation until the test opens a gate.</summary>
    /// <param name="gate">The gate.</param>
    public static Fault WaitAt(FaultGate gate) => new GateFault(gate);

    /// <summary>Shortens the pages of a query. Every other page may be empty, with a continuation. Cosmos DB may do both.</summary>
    /// <param name="maximum">The maximum number of items of a page, at least 1; null for the number that the request asks for.</param>
    /// <param name="everyOtherEmpty">Whether an empty page comes before each page.</param>
    public static Fault ShortPages(int? maximum, bool everyOtherEmpty = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum ?? 1, 1, nameof(maximum));
        return new ShortPagesFault(maximum, everyOtherEmpty);
    }
}
