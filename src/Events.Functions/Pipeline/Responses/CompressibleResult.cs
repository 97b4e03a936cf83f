namespace Events.Functions.Pipeline.Responses;

/// <summary>Returns bytes, compressed when the client accepts that.</summary>
internal sealed class CompressibleResult(ReadOnlyMemory<byte> content, string contentType) : IResult
{
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
