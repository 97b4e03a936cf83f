using System.Text.Json;
using Events.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace Events.Core.Cosmos;

/// <summary>
/// Reads documents of the <c>events</c> container that anybody may have written: a restore, or a hand edit. One that
/// cannot be read is logged with its id, counted, and passed over, so that it stops nothing else.
/// </summary>
public sealed partial class UnreadableDocuments(EventsMeter meter, ILogger<UnreadableDocuments> logger)
{
    private const string Unknown = "(without an id)";

    /// <summary>Reads a document; null where it cannot be read.</summary>
    /// <param name="operation">What it is read for.</param>
    /// <param name="document">The whole document, UTF-8.</param>
    /// <param name="read">
    /// Reads it. Throws <see cref="JsonException"/>, <see cref="KeyNotFoundException"/>, <see cref="InvalidOperationException"/>
    /// or <see cref="FormatException"/>, as the readers of <see cref="JsonElement"/> do, where it cannot be read.
    /// </param>
    public TResult? ReadOrPass<TResult>(CosmosOperation operation, ReadOnlyMemory<byte> document, Func<ReadOnlyMemory<byte>, TResult?> read)
        where TResult : class
    {
        ArgumentNullException.ThrowIfNull(read);
        try
        {
            return read(document);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            meter.Unreadable(operation);
            LogUnreadable(exception, IdOf(document.Span), operation);
            return null;
        }
    }

    private static string IdOf(ReadOnlySpan<byte> document)
    {
        Utf8JsonReader reader = new(document, FeedItems.ReaderOptions);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isId = reader.ValueTextEquals("id"u8);
            reader.Read();
            if (isId)
            {
                return reader.TokenType == JsonTokenType.String ? reader.GetString()! : Unknown;
            }

            reader.Skip();
        }

        return Unknown;
    }

    [LoggerMessage(301, LogLevel.Error, "The document {DocumentId} cannot be read and is passed over by {Operation}")]
    private partial void LogUnreadable(Exception exception, string documentId, CosmosOperation operation);
}
