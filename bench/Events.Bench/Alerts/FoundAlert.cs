namespace Events.Bench.Alerts;

/// <summary>A due alert as the bare drain keeps it.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="CalendarId">Its partition key.</param>
/// <param name="ETag">What its claim is conditional on.</param>
/// <param name="Event">The event object, UTF-8, for those that post it.</param>
internal sealed record FoundAlert(string Id, long CalendarId, string ETag, byte[] Event);
