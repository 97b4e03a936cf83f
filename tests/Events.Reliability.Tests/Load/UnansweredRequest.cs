namespace Events.Reliability.Tests.Load;

/// <summary>A request whose connection was closed before an answer came.</summary>
/// <param name="EventId">The event whose title was to be changed; null where it was to be created.</param>
/// <param name="Title">The title that it was to have, which no other has.</param>
internal sealed record UnansweredRequest(long? EventId, string Title);
