using System.Text.Json;
using Events.Core.Events.Listing;

namespace Events.Core.Events.Deleting;

/// <summary>An item of <c>/events/deleted</c>, as the tombstone holds it.</summary>
internal static class DeletedEvent
{
    /// <summary>The item's place in the list.</summary>
    public static Position PositionOf(ReadOnlyMemory<byte> item)
    {
        using JsonDocument document = JsonDocument.Parse(item);
        JsonElement root = document.RootElement;
        return new Position(
            root.GetProperty("deleted_at"u8).GetDateTimeOffset().ToUnixTimeSeconds(),
            root.GetProperty("id"u8).GetInt64());
    }
}
