using System.Globalization;
using System.Text.Json;
using Events.Core.Events.Storing;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>An event whose alert must be delivered.</summary>
/// <param name="Document">The stored document.</param>
/// <param name="EventJson">The event object as the API returns it, UTF-8.</param>
public sealed record DueAlert(StoredDocument Document, ReadOnlyMemory<byte> EventJson)
{
    /// <summary>The event.</summary>
    public long EventId => Document.Event!.Id;

    /// <summary>When the alert is due; null where the event no longer has an alert.</summary>
    public Instant? AlertAt => Document.Event!.AlertAt;

    /// <summary>The state of the delivery.</summary>
    public AlertClaim Claim => Document.Claim ?? AlertClaim.None;

    /// <summary>
    /// The same for every try to deliver an alert, so that receivers can drop repeats. It is different for every event, and each time that a client sets
    /// <c>alert_at</c> to another time. It contains that time beside the revision, because after a restore of the database a revision can occur again
    /// with another time.
    /// </summary>
    public string DeliveryId => Document.Armed is { } revision
        ? string.Create(CultureInfo.InvariantCulture, $"alert_{EventId}_{AlertAt?.ToUnixTimeSeconds()}_{revision}")
        : string.Create(CultureInfo.InvariantCulture, $"alert_{EventId}_{AlertAt?.ToUnixTimeSeconds()}");

    /// <summary>Whether the alert can be claimed.</summary>
    public bool IsDueAt(Instant now) => Document.DueAt <= now && AlertAt is not null;

    /// <summary>Reads the document of an event.</summary>
    /// <exception cref="JsonException">No version of the service wrote this document.</exception>
    internal static DueAlert? Of(StoredDocument? document, ReadOnlyMemory<byte> json) =>
        document is not null && EventSlice.Find(json) is { } response ? new DueAlert(document, response.Json) : null;
}
