using Events.Functions.Http;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Docs;

/// <summary>Answers a file of the page, compressed for whoever takes that, or 304 to whoever has it.</summary>
internal sealed class DocsFileResult(DocsFile file) : IResult
{
    // Nothing but what this service serves. Swagger UI draws some of its icons from data: addresses in its style sheet.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
        + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        IHeaderDictionary headers = httpContext.Response.Headers;
        bool isCompressed = TakesGzip(httpContext.Request);
        if (isCompressed)
        {
            headers.ContentEncoding = "gzip";
        }

        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        headers.Append(HeaderNames.Vary, HeaderNames.AcceptEncoding);
        return new TaggedResult(isCompressed ? file.Compressed : file.Plain, file.ContentType).ExecuteAsync(httpContext);
    }

    private static bool TakesGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out IList<StringWithQualityHeaderValue>? encodings)
        && encodings.Any(encoding => encoding.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && encoding.Quality is not 0);
}
