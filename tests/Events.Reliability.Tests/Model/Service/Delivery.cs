using Events.Reliability.Tests.Model.State;

namespace Events.Reliability.Tests.Model.Service;

/// <summary>An alert that a receiver got.</summary>
/// <param name="Receiver">Who.</param>
/// <param name="Id">The id of the delivery.</param>
/// <param name="EventId">Of which event.</param>
/// <param name="Event">The event as it was told.</param>
internal sealed record Delivery(Receivers Receiver, string Id, long EventId, string Event);
