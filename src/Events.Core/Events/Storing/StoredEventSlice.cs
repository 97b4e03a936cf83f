using System.Text.Json;

namespace Events.Core.Events.Storing;

/// <summary>Finds the answer inside a document's bytes without building objects.</summary>
internal static class StoredEventSlice
{
    /// <summary>The event inside a document of the <c>events</c> container; null for a tombstone, which holds none.</summary>
    /// <exception cref="JsonException">The bytes are no such document.</exception>
    public static StoredEvent? Find(long id, long calendarId, ReadOnlyMemory<byte> document)
    {
        Utf8JsonReader reader = new(document.Span);
        reader.Read();
        long revision = 0;
        ReadOnlyMemory<byte>? json = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("revision"u8))
            {
                reader.Read();
                revision = reader.GetInt64();
            }
            else if (reader.ValueTextEquals("event"u8))
            {
                reader.Read();
                int start = (int)reader.TokenStartIndex;
                reader.Skip();
                json = document[start..(int)reader.BytesConsumed];
            }
            else
            {
                reader.Skip();
            }
        }

        return json is { } found ? new StoredEvent(id, calendarId, revision, found) : null;
    }
}
