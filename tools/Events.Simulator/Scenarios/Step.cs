namespace Events.Simulator.Scenarios;

/// <summary>What a client does next. Events are named by a number: the client takes the known event with that number, counted round.</summary>
internal abstract record Step
{
    /// <summary>Creates an event.</summary>
    /// <param name="Calendar">The calendar.</param>
    /// <param name="AlertIn">After how many seconds its alert is due; null for none.</param>
    /// <param name="HasKey">Whether it is sent under an idempotency key, and repeated until it is answered.</param>
    /// <param name="Repeats">How often the answered create is sent again under its key.</param>
    public sealed record Create(long Calendar, int? AlertIn, bool HasKey, int Repeats) : Step;

    /// <summary>Creates several events at once.</summary>
    /// <param name="Calendar">The calendar.</param>
    /// <param name="Size">How many.</param>
    /// <param name="HasKey">Whether it is sent under an idempotency key, and repeated until it is answered.</param>
    public sealed record Batch(long Calendar, int Size, bool HasKey) : Step;

    /// <summary>Changes the title of an event.</summary>
    public sealed record Rename(int Event, Condition If) : Step;

    /// <summary>Changes the body of an event.</summary>
    public sealed record Rewrite(int Event, Condition If) : Step;

    /// <summary>Changes when the alert of an event is due.</summary>
    /// <param name="Event">The event.</param>
    /// <param name="AlertIn">After how many seconds; null for no alert.</param>
    /// <param name="If">The condition.</param>
    public sealed record Alert(int Event, int? AlertIn, Condition If) : Step;

    /// <summary>Deletes an event.</summary>
    public sealed record Delete(int Event, Condition If) : Step;

    /// <summary>Reads an event.</summary>
    public sealed record Get(int Event) : Step;

    /// <summary>Lists a calendar, page by page.</summary>
    public sealed record List(long Calendar, int PerPage) : Step;

    /// <summary>Counts the events of a calendar.</summary>
    public sealed record Count(long Calendar) : Step;

    /// <summary>Lists deleted events.</summary>
    public sealed record ListDeleted : Step;

    /// <summary>Reads the feed of a calendar.</summary>
    public sealed record ReadFeed(long Calendar) : Step;

    /// <summary>Runs the dispatch of alerts, as the timer does.</summary>
    public sealed record Dispatch : Step;

    /// <summary>Sends the failed alert of an event again.</summary>
    public sealed record Retry(int Event) : Step;

    /// <summary>Waits.</summary>
    public sealed record Wait(int Seconds) : Step;

    /// <summary>Asks for the address of a feed, and opens it.</summary>
    public sealed record SignFeed(long Calendar) : Step;

    /// <summary>Makes every address of a feed void.</summary>
    public sealed record ResetFeed(long Calendar) : Step;

    /// <summary>Stores a casefile, and creates an event with a subject of it.</summary>
    public sealed record UseCasefile(long Calendar) : Step;

    /// <summary>Makes a token, uses it, and revokes it.</summary>
    public sealed record UseToken : Step;

    /// <summary>Creates an event once, and sends the create again twice at once, about four minutes later.</summary>
    public sealed record FinishLate(long Calendar) : Step;

    /// <summary>Uses an idempotency key again after its day is over.</summary>
    public sealed record ReuseKey(long Calendar, int Hours) : Step;
}

/// <summary>On which revision a change depends.</summary>
internal enum Condition
{
    /// <summary>None.</summary>
    Any,

    /// <summary>The newest one that the client knows.</summary>
    Known,

    /// <summary>One that is not current.</summary>
    Stale,
}
