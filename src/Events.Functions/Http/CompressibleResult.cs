using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Events.Functions.Http;

/// <summary>Answers bytes, compressed where the client takes that.</summary>
internal sealed class CompressibleResult(ReadOnlyMemory<byte> content, string contentType) : IResult
{
    /// <summary>Answers a value as JSON.</summary>
    public static CompressibleResult Json<T>(T value, JsonTypeInfo<T> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type), StoredJsonResult.MediaType);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = contentType;
        return CompressibleBody.WriteAsync(
            httpContext, content.Length, async (writer, cancellationToken) => await writer.WriteAsync(content, cancellationToken));
    }
}
