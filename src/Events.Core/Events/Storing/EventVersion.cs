using System.Text.Json;
using Events.Core.Events.Deleting;
using NodaTime;

namespace Events.Core.Events.Storing;

/// <summary>A document of the <c>events</c> container as a conditional write starts from it.</summary>
internal sealed class EventVersion : IDisposable
{
    private readonly JsonDocument _document;

    /// <summary>Takes the document in.</summary>
    /// <param name="json">The whole document, UTF-8.</param>
    /// <param name="etag">Cosmos DB's own <c>_etag</c>, which moves with every write.</param>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    public EventVersion(ReadOnlyMemory<byte> json, string etag)
    {
        Json = json;
        ETag = etag;
        _document = JsonDocument.Parse(json);
        Write = Root.TryGetProperty("write"u8, out JsonElement write) ? write.GetString() : null;
        Create = Root.TryGetProperty("create"u8, out JsonElement create) ? create.GetString() : null;
        Event = Root.TryGetProperty("event"u8, out JsonElement found) ? found : null;
        Revision = Event is null ? 0 : Root.GetProperty("revision"u8).GetInt64();
    }

    /// <summary>The whole document, UTF-8.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>Cosmos DB's own <c>_etag</c>.</summary>
    public string ETag { get; }

    /// <summary>The whole document.</summary>
    public JsonElement Root => _document.RootElement;

    /// <summary>The event as it is answered; null where only the tombstone of a deleted one is left.</summary>
    public JsonElement? Event { get; }

    /// <summary>The event's revision, 0 for a tombstone.</summary>
    public long Revision { get; }

    /// <summary>When the event was created; null for a tombstone that does not say so, as those of earlier versions do not.</summary>
    public Instant? CreatedAt => Tombstone.CreatedAt(Root) ?? (Event is { } json ? EventReader.Read(json, Revision).CreatedAt : null);

    /// <summary>What names the write that created the event, through all changes and its deletion; null in documents of earlier versions and in loaded ones.</summary>
    public string? Create { get; }

    /// <summary>What names the last change or deletion; null for an event as it was created.</summary>
    public string? Write { get; }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();
}
