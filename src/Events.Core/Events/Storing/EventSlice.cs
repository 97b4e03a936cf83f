using System.Globalization;
using System.Text;
using System.Text.Json;
using Events.Core.Cosmos;

namespace Events.Core.Events.Storing;

/// <summary>
/// Finds the event object inside a document, or inside the projection of a list, without building objects. An object of an older schema lacks the members
/// that were added later. They come last in the contract, so they are appended.
/// </summary>
internal static class EventSlice
{
    private static ReadOnlySpan<byte> Whitespace => " \t\r\n"u8;

    // The members that each schema added, with the values that older events have. A new schema is a new row at the end.
    private static readonly (int Schema, string Members)[] Added =
    [
        (2, ""","show_as":"busy","alert_before":null"""),
    ];

    // What an event object lacks, by its schema.
    private static readonly byte[][] Missing =
    [
        .. Enumerable.Range(0, StoredDocument.NewestSchema)
            .Select(schema => string.Concat(Added.Where(added => added.Schema > schema).Select(added => added.Members)))
            .Select(members => Encoding.UTF8.GetBytes($"{members}}}")),
    ];

    /// <summary>Finds the event in a document.</summary>
    /// <param name="document">The document, UTF-8.</param>
    /// <returns>The event; null for a tombstone.</returns>
    /// <exception cref="JsonException">No version of the service wrote this document.</exception>
    public static EventResponse? Find(ReadOnlyMemory<byte> document) => Find(document, isProjection: false, out _);

    /// <summary>Finds the event in a projection, whose last member is the event. The bytes of the event are not read, so they must be valid JSON.</summary>
    /// <param name="projection">The projection, UTF-8. Its member <c>number</c> is the key of the id.</param>
    /// <param name="position">The member <c>position</c>: the sort value of the list.</param>
    /// <returns>The event.</returns>
    /// <exception cref="JsonException">No version of the service wrote the document.</exception>
    public static EventResponse? FindInProjection(ReadOnlyMemory<byte> projection, out long? position) => Find(projection, isProjection: true, out position);

    /// <summary>The schema of a document; 0 where it has none.</summary>
    public static int SchemaOf(ReadOnlyMemory<byte> document)
    {
        Utf8JsonReader reader = new(document.Span, QueryResults.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("schema"u8))
            {
                return Schema(ref reader);
            }

            reader.Skip();
        }

        return 0;
    }

    private static EventResponse? Find(ReadOnlyMemory<byte> document, bool isProjection, out long? position)
    {
        Utf8JsonReader reader = new(document.Span, QueryResults.ReaderOptions);
        position = null;
        long documentId = 0;
        long eventId = 0;
        long? number = null;
        long revision = 0;
        int schema = 0;
        bool isTombstone = false;
        ReadOnlyMemory<byte> json = default;
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                documentId = DocumentId(ref reader);
            }
            else if (reader.ValueTextEquals("schema"u8))
            {
                schema = Schema(ref reader);
            }
            else if (reader.ValueTextEquals("number"u8))
            {
                number = Integer(ref reader);
            }
            else if (reader.ValueTextEquals("revision"u8))
            {
                revision = Integer(ref reader);
            }
            else if (reader.ValueTextEquals("position"u8))
            {
                position = Integer(ref reader);
            }
            else if (reader.ValueTextEquals("deleted"u8))
            {
                reader.Skip();
                isTombstone = true;
            }
            else if (reader.ValueTextEquals("event"u8))
            {
                reader.Read();
                int start = (int)reader.TokenStartIndex;
                bool isComplete = documentId != 0 && schema != 0 && revision != 0;
                if (isProjection && isComplete && number is not null && position is not null && FirstId(reader) is { } first)
                {
                    // Every other member of the projection came before, so nothing follows the event.
                    eventId = first;
                    json = WithoutEnd(document[start..]);
                    break;
                }

                eventId = SkipEvent(ref reader);
                json = document[start..(int)reader.BytesConsumed];
                if (isComplete && !isProjection)
                {
                    // Only members of the database follow.
                    break;
                }
            }
            else
            {
                reader.Skip();
            }
        }

        return isTombstone ? null
            : json.IsEmpty || schema < 1 || revision < 1 || documentId < 1 || documentId != eventId || (number ?? eventId) != eventId
                ? throw new JsonException("The document has no schema or no revision, or no event and key with the id of the document.")
            : schema < StoredDocument.NewestSchema ? new EventResponse(documentId, revision, StoredDocument.NewestSchema, Complete(json, Missing[schema]))
            : new EventResponse(documentId, revision, schema, json);
    }

    private static ReadOnlyMemory<byte> Complete(ReadOnlyMemory<byte> json, byte[] missing)
    {
        ReadOnlySpan<byte> withoutEnd = json.Span[..^1];
        byte[] completed = new byte[withoutEnd.Length + missing.Length];
        withoutEnd.CopyTo(completed);
        missing.CopyTo(completed, withoutEnd.Length);
        return completed;
    }

    // The id is the first member of every event that the service writes.
    private static long? FirstId(Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("id"u8)
            ? Integer(ref reader)
            : null;

    private static ReadOnlyMemory<byte> WithoutEnd(ReadOnlyMemory<byte> rest)
    {
        ReadOnlySpan<byte> withEnd = rest.Span.TrimEnd(Whitespace);
        return rest[..withEnd[..^1].TrimEnd(Whitespace).Length];
    }

    private static long SkipEvent(ref Utf8JsonReader reader)
    {
        long id = 0;
        int depth = reader.CurrentDepth;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("The event is not an object.");
        }

        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                id = Integer(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return id;
    }

    private static long DocumentId(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String
        && long.TryParse(reader.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            ? id
            : throw new JsonException("The document's id is not a number.");

    // A number that is too large for an int is a newer schema than this version knows.
    private static int Schema(ref Utf8JsonReader reader) => (int)Math.Clamp(Integer(ref reader), 0, int.MaxValue);

    private static long Integer(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number)
            ? number
            : throw new JsonException("The document has a member that is not an integer.");
}
