namespace Events.Simulator.Database;

/// <summary>What goes wrong with one call of the database.</summary>
internal enum NetworkFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The database refuses the call, and nothing is done: 429, 503, 408, 449 or 410.</summary>
    Refused,

    /// <summary>The call is done, and its answer is lost.</summary>
    AnswerLost,

    /// <summary>The call does not arrive.</summary>
    NotSent,

    /// <summary>The call is done and its answer is lost; the client sends it again.</summary>
    RepeatedAfterDone,

    /// <summary>The first request of the call does not arrive; the client sends it again.</summary>
    RepeatedAfterLost,

    /// <summary>The call arrives after all others of its time, perhaps when nobody waits for it any more.</summary>
    Delayed,

    /// <summary>The calendar is full: the database refuses to create an event, and nothing is done.</summary>
    Full,

    /// <summary>The process dies, before the call is done or after it.</summary>
    Crash,
}
