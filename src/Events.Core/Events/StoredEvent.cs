namespace Events.Core.Events;

/// <summary>An event as it came from the database, not parsed further than needed to answer it.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="CalendarId">The calendar, the partition key.</param>
/// <param name="Revision">The public <c>ETag</c>: raised by each change that a client can see.</param>
/// <param name="Json">The event object exactly as the API answers it, UTF-8.</param>
public sealed record StoredEvent(long Id, long CalendarId, long Revision, ReadOnlyMemory<byte> Json);
