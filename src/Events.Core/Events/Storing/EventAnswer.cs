namespace Events.Core.Events.Storing;

/// <summary>A stored event, read as far as an answer needs it.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="Revision">1 when the event is created, one more with each change that clients can see.</param>
/// <param name="Schema">The schema of <paramref name="Json"/>.</param>
/// <param name="Json">The event object as the API answers it, UTF-8.</param>
public sealed record EventAnswer(long Id, long Revision, int Schema, ReadOnlyMemory<byte> Json);
