namespace Events.Functions.Http;

/// <summary>Answers bytes that are all there already.</summary>
internal sealed class ContentResult(ReadOnlyMemory<byte> content, string contentType) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = contentType;
        response.ContentLength = content.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(content, httpContext.RequestAborted).AsTask();
    }
}
