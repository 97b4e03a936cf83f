using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Events.Core.Input;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Events.Storing;

/// <summary>
/// A document of the <c>events</c> container: an event, or the tombstone of a deleted one. <see cref="Event"/> is what the API returns, so that a response is
/// a slice of the stored bytes. <see cref="Keys"/> has the values by which lists filter and sort. The members are written in this order, without those that
/// are null. <see cref="EventsContainer"/> has the paths that queries use.
/// </summary>
public sealed record StoredDocument
{
    /// <summary>The schema that this version of the service writes.</summary>
    public const int NewestSchema = 2;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    /// <summary>The document's id: the id of the event in decimal.</summary>
    [JsonRequired]
    public string Id { get; init; } = "";

    /// <summary>The calendar, the partition key.</summary>
    [JsonRequired]
    public long CalendarId { get; init; }

    /// <summary>The schema of <see cref="Event"/> and <see cref="Keys"/>; 0 in tombstones of earlier versions.</summary>
    public int Schema { get; init; }

    /// <summary>1 when the event is created, increased by each change that clients can see; 0 in tombstones of earlier versions.</summary>
    public long Revision { get; init; }

    /// <summary>The name of the write that created the event. Changes and the deletion keep it. Null in documents of earlier versions and in loaded ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Create { get; init; }

    /// <summary>The name of the last change, deletion or retry of the alert; null for an event as it was created.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Write { get; init; }

    /// <summary>The values by which lists filter and sort; null in a tombstone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EventKeys? Keys { get; init; }

    /// <summary>The revision that last changed <c>alert_at</c>; null where the create set it, and in documents of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Armed { get; init; }

    /// <summary>When the dispatch tries the alert next; null where no alert must be delivered.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? DueAt { get; init; }

    /// <summary>The state of the delivery of the alert; null before the first try.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AlertClaim? Claim { get; init; }

    /// <summary>When the alert failed; null where it has not.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? FailedAt { get; init; }

    /// <summary>The event; null in a tombstone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Event? Event { get; init; }

    /// <summary>When the event was deleted; null where it is not deleted.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? DeletedAt { get; init; }

    /// <summary>The id of the deleted event, by which the list of deleted events is sorted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? DeletedNumber { get; init; }

    /// <summary>When the deleted event was created; null in tombstones of earlier versions.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? CreatedAt { get; init; }

    /// <summary>After how many seconds the database removes the tombstone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Ttl { get; init; }

    /// <summary>The deleted event as the list of deleted events returns it; null where the event is not deleted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DeletedEvent? Deleted { get; init; }

    /// <summary>The <c>_etag</c> of Cosmos DB, which changes with every write; null in a document that is not stored yet.</summary>
    [JsonPropertyName("_etag")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ETag { get; init; }

    /// <summary>When the event was created, also where it is deleted; null in tombstones of earlier versions.</summary>
    [JsonIgnore]
    public Instant? WasCreatedAt => Event?.CreatedAt ?? CreatedAt;

    /// <summary>The id of an event's document.</summary>
    public static string IdOf(long eventId) => eventId.ToString(CultureInfo.InvariantCulture);

    /// <summary>The document of a new event. Its alert is due at <c>alert_at</c>.</summary>
    /// <param name="created">The event.</param>
    /// <param name="create">The name of the write; null for none.</param>
    public static StoredDocument New(Event created, string? create = null) => new()
    {
        Id = IdOf(created.Id),
        CalendarId = created.CalendarId,
        Schema = NewestSchema,
        Revision = 1,
        Create = create,
        Keys = EventKeys.Of(created),
        DueAt = created.AlertSentAt is null ? created.AlertAt : null,
        Event = created,
    };

    /// <summary>The document of the changed event, in the newest schema, with the next revision. Another <c>alert_at</c> starts a new delivery of the alert.</summary>
    public StoredDocument Changed(Event changed)
    {
        long revision = Revision + 1;
        return changed.AlertAt == Event!.AlertAt
            ? With(changed, revision)
            : With(changed with { AlertSentAt = null }, revision) with
            {
                Armed = changed.AlertAt is null ? null : revision,
                DueAt = changed.AlertAt,
                Claim = null,
                FailedAt = null,
            };
    }

    /// <summary>The same event in the newest schema. Clients see no change, so the revision stays the same.</summary>
    public StoredDocument Upgraded() => With(Event!, Revision);

    /// <summary>
    /// The tombstone of the event, which is kept for 90 days. It has none of the members that lists of events and the scan for alerts look for.
    /// </summary>
    public StoredDocument ToTombstone(Instant deletedAt) => new()
    {
        Id = Id,
        CalendarId = CalendarId,
        Schema = NewestSchema,
        Revision = Revision + 1,
        Create = Create,
        DeletedAt = deletedAt,
        DeletedNumber = Event!.Id,
        CreatedAt = Event.CreatedAt,
        Ttl = DeletedEvent.TimeToLive,
        Deleted = new DeletedEvent(Event.Id, CalendarId, deletedAt),
        ETag = ETag,
    };

    /// <summary>Throws where this version does not know the schema of the document. A write would lose fields.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.Unavailable"/>: a newer version stored it.</exception>
    public void ThrowIfNewer()
    {
        if (Schema > NewestSchema)
        {
            throw NewerSchema(innerException: null);
        }
    }

    /// <summary>Checks that the members of a document match each other.</summary>
    /// <exception cref="JsonException">They do not match. No version of the service wrote this document.</exception>
    internal StoredDocument Checked()
    {
        bool isValid = Event is { } stored
            ? Schema >= 1 && SafeInteger.IsValid(Revision) && SafeInteger.IsValid(stored.Id) && Id == IdOf(stored.Id)
                && stored.CalendarId == CalendarId && Keys?.Number == stored.Id && Keys.Alert == stored.AlertAt
                && Armed is null or >= 1 && Claim?.IsValid != false
                && stored.UpdatedAt < Timestamp.Latest && Keys.Updated < Timestamp.Latest
            : Deleted is not null && Id == IdOf(Deleted.Id);
        return isValid ? this : throw new JsonException("The document is neither an event nor a tombstone.");
    }

    internal static ProblemException NewerSchema(Exception? innerException) => new(
        ProblemKind.Unavailable,
        "A newer version of the service stored this event. Retry after the Retry-After delay.",
        retryAfter: RetryAfter,
        innerException: innerException);

    private StoredDocument With(Event stored, long revision) =>
        this with { Schema = NewestSchema, Revision = revision, Event = stored, Keys = EventKeys.Of(stored) };
}
