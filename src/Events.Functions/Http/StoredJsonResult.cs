namespace Events.Functions.Http;

/// <summary>Answers bytes that are JSON already.</summary>
internal sealed class StoredJsonResult(ReadOnlyMemory<byte> json, int status = StatusCodes.Status200OK) : IResult
{
    /// <summary>The media type of JSON answers.</summary>
    public const string MediaType = "application/json; charset=utf-8";

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = MediaType;
        response.ContentLength = json.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(json, httpContext.RequestAborted).AsTask();
    }
}
