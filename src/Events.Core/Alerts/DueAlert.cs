using System.Globalization;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>An event whose alert is owed, as far as the dispatch needs it.</summary>
/// <param name="EventId">The event.</param>
/// <param name="CalendarId">Its calendar, the partition key.</param>
/// <param name="ETag">Cosmos DB's own <c>_etag</c>, which moves with every write.</param>
/// <param name="UpdatedAt">When its revision was last raised.</param>
/// <param name="DueAt">When to look at it next; null where nothing is owed any more.</param>
/// <param name="AlertAt">When the alert is due.</param>
/// <param name="Armed">The revision that set <paramref name="AlertAt"/>; null where it stands as it was created, or an earlier version set it.</param>
/// <param name="FailedAt">When the alert was given up, or null.</param>
/// <param name="Claim">What is known of its delivery.</param>
/// <param name="EventJson">The event object as the API answers it, UTF-8.</param>
public sealed record DueAlert(
    long EventId,
    long CalendarId,
    string ETag,
    Instant UpdatedAt,
    Instant? DueAt,
    Instant? AlertAt,
    long? Armed,
    Instant? FailedAt,
    AlertClaim Claim,
    ReadOnlyMemory<byte> EventJson)
{
    /// <summary>What names the last change of the event, or the last time that its alert was made due again; null where there was none.</summary>
    public string? Write { get; init; }

    /// <summary>
    /// The same on every try of one arming, and of no other arming of any event: receivers drop what they had. The time
    /// stays in it beside the revision, since after a restore of the database a revision may come again with another time.
    /// </summary>
    public string DeliveryId => Armed is { } revision
        ? string.Create(CultureInfo.InvariantCulture, $"alert_{EventId}_{AlertAt?.ToUnixTimeSeconds()}_{revision}")
        : string.Create(CultureInfo.InvariantCulture, $"alert_{EventId}_{AlertAt?.ToUnixTimeSeconds()}");

    /// <summary>Whether it may be claimed now.</summary>
    public bool IsDueAt(Instant now) => DueAt <= now && AlertAt is not null;
}
