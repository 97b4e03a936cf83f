using System.Buffers;
using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Partitioning;
using LocalCosmos.Resources;

namespace LocalCosmos.Journal;

/// <summary>Writes what happened as lines of JSON, each an object whose <c>op</c> says what it is.</summary>
internal static class JournalLine
{
    public static void Write(IBufferWriter<byte> buffer, Account account) => Write(buffer, "account", json =>
        json.WriteNumber("lastNumber", account.LastNumber));

    public static void Write(IBufferWriter<byte> buffer, Database database) => Write(buffer, "database", json =>
    {
        json.WriteString("name", database.Name);
        json.WriteNumber("number", database.Number);
        json.WriteNumber("createdAt", database.CreatedAt);
        json.WriteNumber("lastNumber", database.LastNumber);
    });

    public static void WriteDeleted(IBufferWriter<byte> buffer, Database database) => Write(buffer, "databaseDeleted", json =>
        json.WriteNumber("number", database.Number));

    public static void Write(IBufferWriter<byte> buffer, Container container) => Write(buffer, "container", json =>
    {
        WriteAddress(json, container);
        json.WriteNumber("createdAt", container.CreatedAt);
        json.WriteNumber("revision", container.Revision);
        json.WriteNumber("lastSequence", container.LastSequence);
        json.WriteStartArray("ranges");
        foreach (var range in container.Ranges.All)
        {
            Write(json, range.Definition);
        }

        json.WriteEndArray();
        json.WritePropertyName("definition");
        container.Definition.Body.WriteTo(json);
    });

    public static void WriteDeleted(IBufferWriter<byte> buffer, Container container) => Write(buffer, "containerDeleted", json =>
        WriteAddress(json, container));

    public static void Write(IBufferWriter<byte> buffer, Container container, string range, Change change) => Write(buffer, "document", json =>
    {
        WriteAddress(json, container);
        json.WriteString("range", range);
        json.WriteNumber("lsn", change.Lsn);
        if (change.Document is { } document)
        {
            json.WriteNumber("sequence", document.Sequence);
            json.WritePropertyName("body");
            json.WriteRawValue(document.Bytes.Span, skipInputValidation: true);
        }
        else
        {
            json.WriteString("partitionKey", change.Key.PartitionKey);
            json.WriteString("id", change.Key.Id);
        }
    });

    /// <summary>A range that was split. Its children follow from it.</summary>
    public static void WriteSplit(IBufferWriter<byte> buffer, Container container, string range) => Write(buffer, "split", json =>
    {
        WriteAddress(json, container);
        json.WriteString("range", range);
    });

    /// <summary>How far a range had come, which its documents do not show after a delete.</summary>
    public static void WriteProgress(IBufferWriter<byte> buffer, Container container, string range, long lsn) => Write(buffer, "range", json =>
    {
        WriteAddress(json, container);
        json.WriteString("range", range);
        json.WriteNumber("lsn", lsn);
    });

    private static void Write(Utf8JsonWriter json, PartitionKeyRangeDefinition range)
    {
        json.WriteStartObject();
        json.WriteNumber("number", range.Number);
        json.WriteString("minimum", range.Keys.MinimumText);
        json.WriteString("maximum", range.Keys.MaximumText);
        json.WriteNumber("revision", range.Revision);
        json.WriteStartArray("parents");
        foreach (var parent in range.Parents)
        {
            json.WriteStringValue(parent);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAddress(Utf8JsonWriter json, Container container)
    {
        json.WriteNumber("databaseNumber", container.Database.Number);
        json.WriteNumber("containerNumber", container.Number);
    }

    private static void Write(IBufferWriter<byte> buffer, string op, Action<Utf8JsonWriter> write)
    {
        // Validated when it was read; a document may be as deep as this.
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = 256 }))
        {
            json.WriteStartObject();
            json.WriteString("op", op);
            write(json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }
}
