namespace Events.Core.Cosmos;

/// <summary>The operations of the service on the database. The metric of request units has their names.</summary>
public enum CosmosOperation
{
    /// <summary>Reads one event of a calendar.</summary>
    ReadEvent,

    /// <summary>Writes a new event.</summary>
    CreateEvent,

    /// <summary>Replaces an event with the changed one.</summary>
    ChangeEvent,

    /// <summary>Replaces an event with its tombstone.</summary>
    DeleteEvent,

    /// <summary>Reads a page of events.</summary>
    ListEvents,

    /// <summary>Counts events.</summary>
    CountEvents,

    /// <summary>Looks up the calendar of an event.</summary>
    ReadEventRow,

    /// <summary>Reserves an event's id.</summary>
    CreateEventRow,

    /// <summary>Removes the row of a deleted event, or of a reserved id that no event uses.</summary>
    DeleteEventRow,

    /// <summary>Reads a page of deleted events.</summary>
    ListDeletedEvents,

    /// <summary>Looks up the record of an idempotency key.</summary>
    ReadIdempotencyRecord,

    /// <summary>Creates the record of an idempotency key.</summary>
    CreateIdempotencyRecord,

    /// <summary>Takes a block of ids.</summary>
    TakeIds,

    /// <summary>Reads a casefile.</summary>
    ReadCasefile,

    /// <summary>Creates or replaces a casefile.</summary>
    WriteCasefile,

    /// <summary>Looks up a token by its hash.</summary>
    ReadToken,

    /// <summary>Adds or revokes a token.</summary>
    WriteToken,

    /// <summary>Lists the tokens.</summary>
    ListTokens,

    /// <summary>Looks for due alerts.</summary>
    ScanDueAlerts,

    /// <summary>Claims a due alert.</summary>
    ClaimAlert,

    /// <summary>Stamps an alert as delivered.</summary>
    StampAlert,

    /// <summary>Releases an alert for another try.</summary>
    ReleaseAlert,

    /// <summary>Marks an alert as failed.</summary>
    FailAlert,

    /// <summary>Makes a failed alert due again.</summary>
    RearmAlert,

    /// <summary>Counts alerts by their state.</summary>
    CountAlerts,

    /// <summary>Lists failed alerts.</summary>
    ListFailedAlerts,

    /// <summary>Records a run of the dispatch.</summary>
    WriteDispatchRun,

    /// <summary>Reads the last run of the dispatch.</summary>
    ReadDispatchRun,

    /// <summary>Looks up which addresses of a feed are valid.</summary>
    ReadFeed,

    /// <summary>Makes the first address of a feed.</summary>
    WriteFeed,

    /// <summary>Makes the addresses of a feed invalid.</summary>
    ResetFeed,

    /// <summary>Reads a page of the events of a feed.</summary>
    ListFeedEvents,

    /// <summary>Checks that the database responds.</summary>
    Probe,

    /// <summary>Reads the oldest schema that stored events can have, or the position of an upgrade.</summary>
    ReadSchema,

    /// <summary>Writes that schema, or the position of an upgrade.</summary>
    WriteSchema,

    /// <summary>Finds events of an older schema, and writes them in the newest.</summary>
    UpgradeEvent,
}
