using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LocalCosmos.Documents;

/// <summary>Makes what is stored of what was sent: its own properties byte for byte, and the service's behind them.</summary>
internal static class DocumentComposer
{
    /// <summary>Composes one version of a document.</summary>
    /// <param name="draft">What was sent; system properties in it, as a document that was read has them, are dropped.</param>
    /// <param name="sequence">The document's place among those of its container.</param>
    /// <param name="containerResourceId">The container's <c>_rid</c>, with which <c>_self</c> begins, as <c>dbs/…/colls/…/</c>.</param>
    /// <param name="resourceId">Its <c>_rid</c>.</param>
    /// <param name="etag">Its entity tag, without the quotes.</param>
    /// <param name="timestamp">The second of the write, in Unix time.</param>
    public static StoredDocument Compose(
        DocumentDraft draft, long sequence, string containerResourceId, string resourceId, string etag, long timestamp)
    {
        var system = string.Create(
            CultureInfo.InvariantCulture,
            $$""","_rid":"{{resourceId}}","_self":"{{containerResourceId}}docs/{{resourceId}}/","_etag":"\"{{etag}}\"","_attachments":"attachments/","_ts":{{timestamp}}}""");
        var buffer = new ArrayBufferWriter<byte>(draft.Source.Length + system.Length);
        WriteOwnProperties(draft.Source.Span, buffer);
        Encoding.UTF8.GetBytes(system, buffer);
        var bytes = OnOneLine(buffer.WrittenSpan.ToArray());
        return new StoredDocument(sequence, draft.Key.Id, draft.Key.PartitionKey, JsonElement.Parse(bytes, DocumentDraft.Strict), bytes);
    }

    private static void WriteOwnProperties(ReadOnlySpan<byte> source, ArrayBufferWriter<byte> buffer)
    {
        var reader = new Utf8JsonReader(source, new JsonReaderOptions { MaxDepth = 128 });
        reader.Read();
        var separator = (byte)'{';
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            var isSystem = IsSystemProperty(ref reader);
            reader.Read();
            reader.Skip();
            if (!isSystem)
            {
                buffer.Write([separator]);
                buffer.Write(source[start..(int)reader.BytesConsumed]);
                separator = (byte)',';
            }
        }
    }

    private static bool IsSystemProperty(ref Utf8JsonReader name) =>
        name.ValueTextEquals("_rid"u8) || name.ValueTextEquals("_self"u8) || name.ValueTextEquals("_etag"u8)
        || name.ValueTextEquals("_attachments"u8) || name.ValueTextEquals("_ts"u8);

    // In JSON a line break stands only between tokens; without any, a document is a line of the journal.
    private static byte[] OnOneLine(byte[] bytes)
    {
        bytes.AsSpan().Replace((byte)'\n', (byte)' ');
        bytes.AsSpan().Replace((byte)'\r', (byte)' ');
        return bytes;
    }
}
