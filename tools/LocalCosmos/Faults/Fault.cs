namespace LocalCosmos;

/// <summary>What goes wrong with a request.</summary>
public abstract record Fault
{
    private protected Fault()
    {
    }

    /// <summary>429 with sub-status 3200; nothing is done.</summary>
    /// <param name="retryAfter">What <c>x-ms-retry-after-ms</c> tells the client to wait; null leaves the header out.</param>
    public static Fault Throttle(TimeSpan? retryAfter) => new RefusalFault(429, 3200, retryAfter);

    /// <summary>An error status, for example 503, 449 or 408; nothing is done.</summary>
    /// <param name="status">The HTTP status, 400 to 599.</param>
    /// <param name="subStatus">The sub-status of Cosmos DB, 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error.</exception>
    public static Fault Fail(int status, int subStatus = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new RefusalFault(status, subStatus, null);
    }

    /// <summary>403 with sub-status 1014, which a write meets whose logical partition holds 20 GB; nothing is done.</summary>
    public static Fault FullPartition() => Fail(403, 1014);

    /// <summary>403 with sub-status 3, which a write meets in a region that takes none any more; nothing is done.</summary>
    public static Fault MovedWriteRegion() => Fail(403, 3);

    /// <summary>The connection is closed; nothing is done.</summary>
    public static Fault DropBefore() => new DropFault(IsDone: false);

    /// <summary>The connection is closed after all was done: the answer is lost.</summary>
    public static Fault DropAfter() => new DropFault(IsDone: true);

    /// <summary>The connection is closed in the middle of the answer's body, after all was done. An answer without a body promises one that does not come.</summary>
    public static Fault CutAnswer() => new CutFault();

    /// <summary>Another one writes the very document before, as it is, so that its <c>_etag</c> is a new one. Befalls what names a document; all else goes on as ever.</summary>
    public static Fault WriteBefore() => new WriteBeforeFault();

    /// <summary>The request waits, by the account's clock, before anything is done.</summary>
    /// <param name="delay">How long.</param>
    public static Fault Delay(TimeSpan delay) => new DelayFault(delay);

    /// <summary>The request waits before anything is done until the test opens a gate.</summary>
    /// <param name="gate">The gate.</param>
    public static Fault WaitAt(FaultGate gate) => new GateFault(gate);

    /// <summary>A query's pages are shorter than asked, and every other one may be empty, with a continuation; both are allowed to the service.</summary>
    /// <param name="maximum">The most items of a page, at least 1; null leaves it as asked.</param>
    /// <param name="everyOtherEmpty">Whether an empty page comes before each.</param>
    public static Fault ShortPages(int? maximum, bool everyOtherEmpty = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum ?? 1, 1, nameof(maximum));
        return new ShortPagesFault(maximum, everyOtherEmpty);
    }
}
