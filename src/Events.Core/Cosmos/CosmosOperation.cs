namespace Events.Core.Cosmos;

/// <summary>What the service does at the database, by the name that the request unit metric gives it.</summary>
public enum CosmosOperation
{
    /// <summary>Reads one event of a calendar.</summary>
    ReadEvent,

    /// <summary>Writes a new event.</summary>
    CreateEvent,

    /// <summary>Replaces an event by a changed one.</summary>
    ChangeEvent,

    /// <summary>Replaces an event by what is kept of a deleted one.</summary>
    DeleteEvent,

    /// <summary>Reads a page of events.</summary>
    ListEvents,

    /// <summary>Counts events.</summary>
    CountEvents,

    /// <summary>Looks up the calendar of an event.</summary>
    ReadEventRow,

    /// <summary>Reserves an event's id.</summary>
    CreateEventRow,

    /// <summary>Removes the row of a deleted event, or gives a reserved id up.</summary>
    DeleteEventRow,

    /// <summary>Reads a page of deleted events.</summary>
    ListDeletedEvents,

    /// <summary>Looks up what was made of an idempotency key.</summary>
    ReadIdempotencyRecord,

    /// <summary>Records what is made of an idempotency key.</summary>
    CreateIdempotencyRecord,

    /// <summary>Takes a block of ids.</summary>
    TakeIds,

    /// <summary>Reads what is known of a casefile.</summary>
    ReadCasefile,

    /// <summary>Writes what is known of a casefile.</summary>
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

    /// <summary>Stamps a delivered alert.</summary>
    StampAlert,

    /// <summary>Leaves a refused alert for another try.</summary>
    ReleaseAlert,

    /// <summary>Gives an alert up.</summary>
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

    /// <summary>Looks up which addresses of a feed are good.</summary>
    ReadFeed,

    /// <summary>Makes a feed's first address.</summary>
    WriteFeed,

    /// <summary>Voids a feed's addresses.</summary>
    ResetFeed,

    /// <summary>Reads a page of a feed's events.</summary>
    ListFeedEvents,

    /// <summary>Asks whether the database answers.</summary>
    Probe,

    /// <summary>Reads which schema every event has at least, or how far an upgrade is.</summary>
    ReadSchema,

    /// <summary>Records how far an upgrade is.</summary>
    WriteSchema,

    /// <summary>Finds events of an older schema, and writes them in the newest.</summary>
    UpgradeEvent,
}
