using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Events.Core.Input;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Events.Storing;

/// <summary>
/// A document of the <c>events</c> container: an event, or the tombstone of a deleted one. <see cref="Event"/> is what the API answers, so that an
/// answer is a slice of what is stored. <see cref="Keys"/> is what lists filter and sort by. The members are written in this order, null ones left
/// out. <see cref="EventsContainer"/> names the paths that queries use.
/// </summary>
public sealed record StoredDocument
{
    /// <summary>The schema that this version of the service writes.</summary>
    public const int NewestSchema = 2;

    private static readonly TimeSpan UntilUpgraded = TimeSpan.FromSeconds(10);

    /// <summary>The document's id: the id of the event in decimal.</summary>
    [JsonRequired]
    public string Id { get; init; } = "";

    /// <summary>The calendar, the partition key.</summary>
    [JsonRequired]
    public long CalendarId { get; init; }

    /// <summary>The schema of <see cref="Event"/> and <see cref="Keys"/>; 0 in tombstones of earlier versions.</summary>
    public int Schema { get; init; }

    /// <summary>1 when the event is created, one more with each change that clients can see; 0 in tombstones of earlier versions.</summary>
    public long Revision { get; init; }

    /// <summary>The name of the write that created the event. It stays through all changes and the deletion. Null in documents of earlier versions and in loaded ones.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Create { get; init; }

    /// <summary>The name of the last change, deletion or retry of the alert; null for an event as it was created.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Write { get; init; }

    /// <summary>What lists filter and sort by; null in a tombstone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EventKeys? Keys { get; init; }

    /// <summary>The revision that set <c>alert_at</c>; null where the create set it, and in documents of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Armed { get; init; }

    /// <summary>When the dispatch looks at the alert next; null where no alert is owed.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? DueAt { get; init; }

    /// <summary>What is known of the delivery of the alert; null before the first try.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AlertClaim? Claim { get; init; }

    /// <summary>When the alert was given up; null where it was not.</summary>
    [JsonConverter(typeof(EpochSecondsConverter))]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Instant? FailedAt { get; init; }

    /// <summary>The event; null in a tombstone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Event? Event { get; init; }

    /// <summary>When the event was deleted; null where it was not.</summary>
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

    /// <summary>The deleted event as the list of deleted events answers it; null where the event is not deleted.</summary>
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

    /// <summary>The document of the changed event, in the newest schema, one revision on. Another <c>alert_at</c> arms the alert anew.</summary>
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

    /// <summary>The same event in the newest schema. It says the same to clients, so the revision stays.</summary>
    public StoredDocument Raised() => With(Event!, Revision);

    /// <summary>
    /// What is kept of the deleted event for 90 days. It has none of the members that lists and the scan for alerts look for.
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

    /// <summary>Refuses to write a document of a schema that this version does not know: fields of it would be lost.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.Unavailable"/>: a newer version stored it.</exception>
    public void ThrowIfNewer()
    {
        if (Schema > NewestSchema)
        {
            throw NewerSchema(innerException: null);
        }
    }

    /// <summary>Checks that the parts of a document that was read belong together.</summary>
    /// <exception cref="JsonException">They do not. No version of the service wrote this document.</exception>
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
        retryAfter: UntilUpgraded,
        innerException: innerException);

    private StoredDocument With(Event stored, long revision) =>
        this with { Schema = NewestSchema, Revision = revision, Event = stored, Keys = EventKeys.Of(stored) };
}
