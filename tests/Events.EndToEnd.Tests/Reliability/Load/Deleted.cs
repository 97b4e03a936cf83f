namespace Events.EndToEnd.Tests.Reliability.Load;

/// <summary>An event that was deleted.</summary>
/// <param name="Id">Its id.</param>
/// <param name="NotBefore">When the deletion was asked for.</param>
internal sealed record Deleted(long Id, DateTimeOffset NotBefore);
