namespace Events.Core.Events.Storing;

/// <summary>The parts of a stored event that a response needs.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="Revision">1 when the event is created, increased by each change that clients can see.</param>
/// <param name="Schema">The schema of <paramref name="Json"/>.</param>
/// <param name="Json">The event object as the API returns it, UTF-8.</param>
public sealed record EventResponse(long Id, long Revision, int Schema, ReadOnlyMemory<byte> Json);
