using System.Runtime.InteropServices;
using System.Text.Json;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>Reads what the dispatch needs out of an event's document.</summary>
internal static class DueAlertReader
{
    /// <summary>Reads a document; null for a tombstone.</summary>
    /// <exception cref="JsonException">The bytes are no such document.</exception>
    public static DueAlert? Read(ReadOnlyMemory<byte> document)
    {
        using JsonDocument parsed = JsonDocument.Parse(document);
        JsonElement root = parsed.RootElement;
        if (!root.TryGetProperty("event"u8, out JsonElement answered))
        {
            return null;
        }

        JsonElement keys = root.GetProperty("keys"u8);
        return new DueAlert(
            keys.GetProperty("number"u8).GetInt64(),
            root.GetProperty("calendar_id"u8).GetInt64(),
            root.GetProperty("_etag"u8).GetString()!,
            Instant.FromUnixTimeSeconds(keys.GetProperty("updated"u8).GetInt64()),
            Time(root, "due_at"u8),
            Time(keys, "alert"u8),
            Time(root, "failed_at"u8),
            root.TryGetProperty("claim"u8, out JsonElement claim) ? claim.Deserialize(AlertJson.Default.AlertClaim)! : AlertClaim.None,
            JsonMarshal.GetRawUtf8Value(answered).ToArray());
    }

    private static Instant? Time(JsonElement parent, ReadOnlySpan<byte> name) =>
        parent.TryGetProperty(name, out JsonElement seconds) ? Instant.FromUnixTimeSeconds(seconds.GetInt64()) : null;
}
