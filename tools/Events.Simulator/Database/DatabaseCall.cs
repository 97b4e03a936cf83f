namespace Events.Simulator.Database;

/// <summary>One call of the database, for the trace.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Container">The name of the container.</param>
/// <param name="Target">The id of the document, or the text of the query.</param>
internal readonly record struct DatabaseCall(CallKind Kind, string Container, string Target)
{
    private const string TokenPrefix = "token:";

    /// <summary>The target, for the trace. The id of a token comes from a secret, which no seed gives.</summary>
    public string Traced => Target.StartsWith(TokenPrefix, StringComparison.Ordinal) ? TokenPrefix : Target;

    /// <summary>Whether the call writes a whole document of an event.</summary>
    public bool WritesEvent => Container == Events.Core.Cosmos.EventsDatabase.EventsName && Kind is CallKind.Create or CallKind.Replace;

    /// <summary>The kind and the container.</summary>
    public string Name => (Container, Kind) switch
    {
        ("events", CallKind.Read) => "read event",
        ("events", CallKind.Query) => "query events",
        ("events", CallKind.Create) => "create event",
        ("events", CallKind.Replace) => "replace event",
        ("events", CallKind.Patch) => "patch event",
        (_, CallKind.Read) => "read system",
        (_, CallKind.Query) => "query system",
        (_, CallKind.Create) => "create system",
        (_, CallKind.Upsert) => "upsert system",
        (_, CallKind.Replace) => "replace system",
        (_, CallKind.Patch) => "patch system",
        (_, CallKind.Delete) => "delete system",
        _ => $"{Kind} {Container}",
    };
}

/// <summary>What a call of the database does.</summary>
internal enum CallKind
{
    Read,
    Query,
    Create,
    Upsert,
    Replace,
    Patch,
    Delete,
}
