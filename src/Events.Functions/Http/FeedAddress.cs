namespace Events.Functions.Http;

/// <summary>The answer that gives a feed's address out.</summary>
/// <param name="Url">Where a calendar program subscribes. Whoever has it reads the calendar.</param>
public sealed record FeedAddress(string Url);
