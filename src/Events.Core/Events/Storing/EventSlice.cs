using System.Globalization;
using System.Text;
using System.Text.Json;
using Events.Core.Cosmos;

namespace Events.Core.Events.Storing;

/// <summary>
/// Finds the event object inside a document, or inside the projection of one that a list reads, without building objects. The object of an older
/// schema is completed: the members that it lacks come last in the contract, so they are appended.
/// </summary>
internal static class EventSlice
{
    // What an event object lacks, by its schema.
    private static readonly byte[] AddedAfterSchema1 = Encoding.UTF8.GetBytes(""","show_as":"busy","alert_before":null}""");

    /// <summary>Finds the event.</summary>
    /// <param name="document">The document, UTF-8.</param>
    /// <param name="position">The member <c>position</c> of the projection, what the list is sorted by; else 0. Its member <c>number</c> is the key of the id.</param>
    /// <returns>The event; null for a tombstone.</returns>
    /// <exception cref="JsonException">No version of the service wrote this document.</exception>
    public static EventAnswer? Find(ReadOnlyMemory<byte> document, out long position)
    {
        Utf8JsonReader reader = new(document.Span, QueryResults.ReaderOptions);
        position = 0;
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
                eventId = SkipEvent(ref reader);
                json = document[start..(int)reader.BytesConsumed];
                if (documentId != 0 && schema != 0 && revision != 0)
                {
                    // What follows are the members of the database itself; a projection has the event last.
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
            : schema == 1 ? new EventAnswer(documentId, revision, StoredDocument.NewestSchema, Complete(json))
            : new EventAnswer(documentId, revision, schema, json);
    }

    /// <summary>The schema of a document; 0 where it says none.</summary>
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

    private static ReadOnlyMemory<byte> Complete(ReadOnlyMemory<byte> json)
    {
        ReadOnlySpan<byte> withoutEnd = json.Span[..^1];
        byte[] completed = new byte[withoutEnd.Length + AddedAfterSchema1.Length];
        withoutEnd.CopyTo(completed);
        AddedAfterSchema1.CopyTo(completed, withoutEnd.Length);
        return completed;
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

    // One that is too large for an int is newer than every schema that this version knows.
    private static int Schema(ref Utf8JsonReader reader) => (int)Math.Clamp(Integer(ref reader), 0, int.MaxValue);

    private static long Integer(ref Utf8JsonReader reader) =>
        reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long number)
            ? number
            : throw new JsonException("The document has a member that is not an integer.");
}
