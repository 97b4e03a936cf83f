namespace Events.Functions.Http;

/// <summary>Answers bytes under the <c>ETag</c> of their hash, or 304 to whoever has them.</summary>
internal sealed class TaggedResult(ReadOnlyMemory<byte> content, string contentType) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        string tag = EntityTag.OfContent(content.Span);
        response.Headers.ETag = tag;
        if (EntityTag.NoneMatches(httpContext.Request, tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = contentType;
        response.ContentLength = content.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(content, httpContext.RequestAborted).AsTask();
    }
}
