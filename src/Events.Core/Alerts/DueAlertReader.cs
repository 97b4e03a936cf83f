using System.Runtime.InteropServices;
using System.Text.Json;
using Events.Core.Events;
using Events.Core.Events.Deleting;
using Events.Core.Events.Listing;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>
/// Reads what the dispatch needs out of an event's document. It takes nothing that a later step could not go on with:
/// neither a receiver nor a write of the dispatch meets a document that is none of ours.
/// </summary>
internal static class DueAlertReader
{
    private static readonly long Earliest = Timestamp.Earliest.ToUnixTimeSeconds();
    private static readonly long Latest = Timestamp.Latest.ToUnixTimeSeconds();

    /// <summary>Reads a document; null for a tombstone.</summary>
    /// <exception cref="JsonException">The bytes are no JSON.</exception>
    /// <exception cref="KeyNotFoundException">A member is missing.</exception>
    /// <exception cref="InvalidOperationException">A member has another JSON type.</exception>
    /// <exception cref="FormatException">A member has a value that no version of the service has written.</exception>
    public static DueAlert? Read(ReadOnlyMemory<byte> document)
    {
        using JsonDocument parsed = JsonDocument.Parse(document);
        JsonElement root = parsed.RootElement;
        if (Tombstone.Is(root))
        {
            return null;
        }

        JsonElement keys = root.GetProperty("keys"u8);
        JsonElement answered = root.GetProperty("event"u8);
        long number = Positive(keys, "number"u8);
        CalendarEvent read = EventReader.Read(answered, Positive(root, "revision"u8));
        if (read.Id != number || root.GetProperty("id"u8).GetString() != EventDocument.IdOf(number))
        {
            throw new FormatException($"The document has another id than its event, {read.Id}, or its key, {number}.");
        }

        return new DueAlert(
            number,
            root.GetProperty("calendar_id"u8).GetInt64(),
            root.GetProperty("_etag"u8).GetString()!,
            Time(keys, "updated"u8) is { } updated && updated < Timestamp.Latest
                ? updated
                : throw new FormatException("keys.updated is missing, or leaves no later time for a stamp."),
            Time(root, "due_at"u8),
            Time(keys, "alert"u8),
            root.TryGetProperty("armed"u8, out _) ? Positive(root, "armed"u8) : null,
            Time(root, "failed_at"u8),
            root.TryGetProperty("claim"u8, out JsonElement claim) ? AlertClaimReader.Read(claim) : AlertClaim.None,
            JsonMarshal.GetRawUtf8Value(answered).ToArray())
        {
            Write = root.TryGetProperty("write"u8, out JsonElement write) ? write.GetString() : null,
        };
    }

    /// <summary>Reads a document that a query has found by what only an event whose alert is owed has.</summary>
    /// <inheritdoc cref="Read"/>
    public static DueAlert ReadOwed(ReadOnlyMemory<byte> document) => Read(document) is { AlertAt: not null } alert
        ? alert
        : throw new FormatException("The document has no alert.");

    private static long Positive(JsonElement parent, ReadOnlySpan<byte> name)
    {
        long value = parent.GetProperty(name).GetInt64();
        return value is > 0 and <= PositiveInteger.Greatest ? value : throw new FormatException($"{value} is not an integer from 1 to 2^53-1.");
    }

    private static Instant? Time(JsonElement parent, ReadOnlySpan<byte> name)
    {
        if (!parent.TryGetProperty(name, out JsonElement value))
        {
            return null;
        }

        long seconds = value.GetInt64();
        return seconds >= Earliest && seconds <= Latest
            ? Instant.FromUnixTimeSeconds(seconds)
            : throw new FormatException($"{seconds} is no time of the years 1900 to 9999.");
    }
}
