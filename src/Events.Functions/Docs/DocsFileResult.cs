using Events.Functions.Pipeline.Responses;


namespace Events.Functions.Docs;

/// <summary>Returns a document, compressed when the client accepts that, or 304 when the client has it.</summary>
internal sealed class DocsFileResult(DocsFile file) : IResult
{
    // The page may load only files of this service. The style sheet of Swagger UI contains icons as data: URLs.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "no-cache";
        CompressibleBody.Vary(response);
        if (EntityTag.IsNotModified(httpContext, file.Tag))
        {
            return Task.CompletedTask;
        }

        ContentCoding? coding = ContentCoding.Choose(httpContext.Request, file.Plain.Length);
        ReadOnlyMemory<byte> body = coding is null ? file.Plain : file.Encode(coding);
        response.StatusCode = StatusCodes.Status200OK;
        response.ContentType = file.ContentType;
        response.Headers.ContentEncoding = coding?.Name;
        response.ContentLength = body.Length;
        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
