using System.Text.Json;

namespace Events.Core.Cosmos;

/// <summary>Finds the results in a page of a query, without building objects.</summary>
internal static class QueryResults
{
    /// <summary>Allows enough depth for a page: Cosmos DB allows 128 levels in a document.</summary>
    public static JsonReaderOptions ReaderOptions { get; } = new() { MaxDepth = 256 };

    /// <summary>Adds the bytes of each item of <c>Documents</c>, until there are <paramref name="most"/>.</summary>
    /// <exception cref="JsonException">The bytes are not a page of a query.</exception>
    public static void Add(ReadOnlyMemory<byte> page, List<ReadOnlyMemory<byte>> items, int most)
    {
        Utf8JsonReader reader = new(page.Span, ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isItems = reader.ValueTextEquals("Documents"u8);
            reader.Read();
            if (!isItems)
            {
                reader.Skip();
                continue;
            }

            while (items.Count < most && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                int start = (int)reader.TokenStartIndex;
                reader.Skip();
                items.Add(page[start..(int)reader.BytesConsumed]);
            }

            return;
        }
    }
}
