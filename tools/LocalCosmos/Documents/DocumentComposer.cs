using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LocalCosmos.Documents;

/// <summary>Adds the system properties to a document. The other properties keep the bytes that the client sent.</summary>
internal static class DocumentComposer
{
    /// <summary>Composes one version of a document.</summary>
    /// <param name="draft">The document that the client sent. System properties in it, for example from an earlier read, are left out.</param>
    /// <param name="sequence">The sequence number of the document.</param>
    /// <param name="containerLink">The <c>_self</c> link of the container, <c>dbs/…/colls/…/</c>.</param>
    /// <param name="resourceId">The <c>_rid</c> of the document.</param>
    /// <param name="etag">The entity tag without quotes.</param>
    /// <param name="timestamp">The second of the write, in Unix time.</param>
    public static StoredDocument Compose(
        DocumentDraft draft, long sequence, string containerLink, string resourceId, string etag, long timestamp)
    {
        string system = string.Create(
            CultureInfo.InvariantCulture,
            $$""","_rid":"{{resourceId}}","_self":"{{containerLink}}docs/{{resourceId}}/","_etag":"\"{{etag}}\"","_attachments":"attachments/","_ts":{{timestamp}}}""");
        ArrayBufferWriter<byte> buffer = new(draft.Source.Length + system.Length);
        WriteOwnProperties(draft.Source.Span, buffer);
        Encoding.UTF8.GetBytes(system, buffer);
        byte[] bytes = OnOneLine(buffer.WrittenSpan.ToArray());
        return new StoredDocument(sequence, draft.Key.Id, draft.Key.PartitionKey, JsonElement.Parse(bytes, DocumentDraft.Strict), bytes);
    }

    private static void WriteOwnProperties(ReadOnlySpan<byte> source, ArrayBufferWriter<byte> buffer)
    {
        Utf8JsonReader reader = new(source, new JsonReaderOptions { MaxDepth = 128 });
        reader.Read();
        byte separator = (byte)'{';
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            int start = (int)reader.TokenStartIndex;
            bool isSystem = IsSystemProperty(ref reader);
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

    // A journal needs each document on one line. In JSON, line breaks occur only between tokens, so a space can replace them.
    private static byte[] OnOneLine(byte[] bytes)
    {
        bytes.AsSpan().Replace((byte)'\n', (byte)' ');
        bytes.AsSpan().Replace((byte)'\r', (byte)' ');
        return bytes;
    }
}
