using System.Buffers;
using System.Text.Json;
using NodaTime;

namespace Events.Core.Events.Deleting;

/// <summary>
/// What takes the place of a deleted event in the <c>events</c> container for 90 days. It has none of what lists and the
/// scan for alerts look at, and it is what <c>/events/deleted</c> lists.
/// </summary>
internal static class Tombstone
{
    /// <summary>How long it is kept.</summary>
    public static readonly Duration TimeToLive = Duration.FromDays(90);

    private static ReadOnlySpan<byte> CreatedAtName => "created_at"u8;

    /// <summary>Whether a document is a tombstone.</summary>
    public static bool Is(JsonElement document) => document.TryGetProperty("deleted"u8, out _);

    /// <summary>When the event of a tombstone was created; null where it does not say so.</summary>
    public static Instant? CreatedAt(JsonElement document) =>
        document.TryGetProperty(CreatedAtName, out JsonElement seconds) ? Instant.FromUnixTimeSeconds(seconds.GetInt64()) : null;

    /// <summary>Writes the document as UTF-8 JSON.</summary>
    /// <param name="eventId">The deleted event.</param>
    /// <param name="calendarId">Its calendar.</param>
    /// <param name="createdAt">When the event was created, which a repeat of its create is told still.</param>
    /// <param name="deletedAt">When it was deleted, in whole seconds.</param>
    /// <param name="create">What names the write that created the event, so that it is not created again; null where that is not known.</param>
    /// <param name="write">What names the write.</param>
    public static ReadOnlyMemory<byte> Write(
        long eventId, long calendarId, Instant createdAt, Instant deletedAt, string? create, string write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter writer = new(buffer, EventWriter.Options);
        writer.WriteStartObject();
        writer.WriteString("id"u8, EventDocument.IdOf(eventId));
        writer.WriteNumber("calendar_id"u8, calendarId);
        writer.WriteNumber("deleted_at"u8, deletedAt.ToUnixTimeSeconds());
        writer.WriteNumber("deleted_number"u8, eventId);
        writer.WriteNumber(CreatedAtName, createdAt.ToUnixTimeSeconds());
        writer.WriteNumber("ttl"u8, (long)TimeToLive.TotalSeconds);
        if (create is not null)
        {
            writer.WriteString("create"u8, create);
        }

        writer.WriteString("write"u8, write);
        writer.WriteStartObject("deleted"u8);
        writer.WriteNumber("id"u8, eventId);
        writer.WriteNumber("calendar_id"u8, calendarId);
        Timestamp.Write(writer, "deleted_at"u8, deletedAt);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.Flush();
        return buffer.WrittenMemory;
    }
}
