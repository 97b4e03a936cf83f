namespace Events.Reliability.Tests.Load;

/// <summary>An event that was deleted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="NotBefore">The time before the delete request.</param>
internal sealed record DeletedEvent(long Id, DateTimeOffset NotBefore);
