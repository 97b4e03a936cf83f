namespace Events.Reliability.Tests.Load;

/// <summary>An event that was deleted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="NotBefore">When the deletion was asked for.</param>
internal sealed record DeletedEvent(long Id, DateTimeOffset NotBefore);
