using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Events.Functions.Pipeline.Responses;

/// <summary>Returns bytes, compressed when the client accepts that.</summary>
internal sealed class CompressibleResult(ReadOnlyMemory<byte> content, string contentType) : IResult
{
    /// <summary>Returns a value as JSON.</summary>
    public static CompressibleResult Json<T>(T value, JsonTypeInfo<T> type) =>
        new(JsonSerializer.SerializeToUtf8Bytes(value, type), RawJsonResult.MediaType);

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
