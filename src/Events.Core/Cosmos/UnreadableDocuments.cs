using System.Text.Json;
using Events.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace Events.Core.Cosmos;

/// <summary>
/// Reads documents that the service may not have written, for example after a restore or a manual edit. A document that cannot be read is logged with its
/// id, counted and skipped, so that it does not stop anything else.
/// </summary>
public sealed partial class UnreadableDocuments(EventsMeter meter, ILogger<UnreadableDocuments> logger)
{
    private const string NoId = "(without an id)";

    /// <summary>Reads a document. Returns null where it cannot be read.</summary>
    /// <param name="operation">The operation that reads it.</param>
    /// <param name="document">The whole document, UTF-8.</param>
    /// <param name="read">
    /// Reads it. Throws <see cref="JsonException"/>, <see cref="KeyNotFoundException"/>, <see cref="InvalidOperationException"/>
    /// or <see cref="FormatException"/>, as the readers of <see cref="JsonElement"/> do, where it cannot be read.
    /// </param>
    public TResult? ReadOrSkip<TResult>(CosmosOperation operation, ReadOnlyMemory<byte> document, Func<ReadOnlyMemory<byte>, TResult?> read)
        where TResult : class
    {
        try
        {
            return read(document);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            meter.Unreadable(operation.ToString());
            LogUnreadable(exception, IdOf(document), operation);
            return null;
        }
    }

    private static string IdOf(ReadOnlyMemory<byte> document)
    {
        try
        {
            using JsonDocument parsed = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = QueryResults.ReaderOptions.MaxDepth });
            return parsed.RootElement.TryGetProperty("id"u8, out JsonElement id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : NoId;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or not an object: there is no id to log.
            return NoId;
        }
    }

    [LoggerMessage(301, LogLevel.Error, "The document {DocumentId} cannot be read; {Operation} skips it")]
    private partial void LogUnreadable(Exception exception, string documentId, CosmosOperation operation);
}
