using Events.Reliability.Tests.Model.State;

namespace Events.Reliability.Tests.Model.Service;

/// <summary>An alert that a receiver got.</summary>
/// <param name="Receiver">The receiver.</param>
/// <param name="Id">The id of the delivery.</param>
/// <param name="EventId">The id of the event.</param>
/// <param name="Event">The event in the message.</param>
internal sealed record Delivery(Receivers Receiver, string Id, long EventId, string Event);
