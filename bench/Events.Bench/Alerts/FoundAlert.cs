namespace Events.Bench.Alerts;

/// <summary>A due alert, as the bare drain reads it.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="CalendarId">Its partition key.</param>
/// <param name="ETag">The condition of the patch that claims it.</param>
/// <param name="Event">The event object in UTF-8, which receivers get.</param>
internal sealed record FoundAlert(string Id, long CalendarId, string ETag, byte[] Event);
