namespace Events.Reliability.Tests.Load;

/// <summary>A request whose connection was closed before an answer came.</summary>
/// <param name="EventId">The event of a change; null for a create.</param>
/// <param name="Title">The new title, which is unique.</param>
internal sealed record UnansweredRequest(long? EventId, string Title);
