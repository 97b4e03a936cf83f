using NodaTime;

namespace Events.Core.Alerts;

/// <summary>What is delivered of a due alert.</summary>
/// <param name="DeliveryId">One for each arming of an event's alert: the same on every try, so that a receiver can drop a repeat.</param>
/// <param name="EventId">The event.</param>
/// <param name="AlertAt">When it was due.</param>
/// <param name="EventJson">The event object as the API answers it, UTF-8.</param>
public sealed record AlertMessage(string DeliveryId, long EventId, Instant AlertAt, ReadOnlyMemory<byte> EventJson);
