using System.Buffers;
using System.Text.Json;
using LocalCosmos.Documents;
using LocalCosmos.Identifiers;
using LocalCosmos.Partitioning;

namespace LocalCosmos.Journal;

/// <summary>Writes the lines of a journal. Each is a JSON object whose <c>op</c> is the kind of the entry.</summary>
internal static class JournalLine
{
    /// <summary>Writes the number of the newest database of the account.</summary>
    public static void WriteAccount(IBufferWriter<byte> buffer, int lastNumber) => Write(buffer, "account", json =>
        json.WriteNumber("lastNumber", lastNumber));

    public static void Write(IBufferWriter<byte> buffer, DatabaseEntry database) => Write(buffer, "database", json =>
    {
        json.WriteString("name", database.Name);
        json.WriteNumber("number", database.Number);
        json.WriteNumber("createdAt", database.CreatedAt);
        json.WriteNumber("lastNumber", database.LastNumber);
    });

    public static void WriteDeletedDatabase(IBufferWriter<byte> buffer, int number) => Write(buffer, "databaseDeleted", json =>
        json.WriteNumber("number", number));

    public static void Write(IBufferWriter<byte> buffer, ContainerEntry container) => Write(buffer, "container", json =>
    {
        WriteAddress(json, container.Address);
        json.WriteNumber("createdAt", container.CreatedAt);
        json.WriteNumber("revision", container.Revision);
        json.WriteNumber("lastSequence", container.LastSequence);
        json.WriteStartArray("ranges");
        foreach (PartitionKeyRangeDefinition range in container.Ranges)
        {
            Write(json, range);
        }

        json.WriteEndArray();
        json.WritePropertyName("definition");
        container.Definition.WriteTo(json);
    });

    public static void WriteDeleted(IBufferWriter<byte> buffer, ContainerAddress container) => Write(buffer, "containerDeleted", json =>
        WriteAddress(json, container));

    public static void Write(IBufferWriter<byte> buffer, ContainerAddress container, string range, Change change) => Write(buffer, "document", json =>
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

    /// <summary>Writes that a range was split. A replay computes its children again.</summary>
    public static void WriteSplit(IBufferWriter<byte> buffer, ContainerAddress container, string range) => Write(buffer, "split", json =>
    {
        WriteAddress(json, container);
        json.WriteString("range", range);
    });

    /// <summary>Writes the LSN of the last write of a range. After a delete, no document has this LSN.</summary>
    public static void WriteLsn(IBufferWriter<byte> buffer, ContainerAddress container, string range, long lsn) => Write(buffer, "range", json =>
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
        foreach (string parent in range.Parents)
        {
            json.WriteStringValue(parent);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAddress(Utf8JsonWriter json, ContainerAddress container)
    {
        json.WriteNumber("databaseNumber", container.Database);
        json.WriteNumber("containerNumber", container.Container);
    }

    private static void Write(IBufferWriter<byte> buffer, string op, Action<Utf8JsonWriter> write)
    {
        // The server validated the document when it received it. A document may be 128 levels deep.
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { SkipValidation = true, MaxDepth = 256 }))
        {
            json.WriteStartObject();
            json.WriteString("op", op);
            write(json);
            json.WriteEndObject();
        }

        buffer.Write("\n"u8);
    }
}
