using NodaTime;

namespace Events.Core.Alerts;

/// <summary>A due alert as the channels deliver it.</summary>
/// <param name="DeliveryId">The same on every try, so that a receiver can drop a repeat. See <see cref="DueAlert.DeliveryId"/>.</param>
/// <param name="EventId">The event.</param>
/// <param name="AlertAt">When it was due.</param>
/// <param name="EventJson">The event object as the API returns it, UTF-8.</param>
public sealed record AlertMessage(string DeliveryId, long EventId, Instant AlertAt, ReadOnlyMemory<byte> EventJson);
