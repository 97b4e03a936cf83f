using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Docs;

/// <summary>Returns the page that shows the OpenAPI document and sends requests to the API.</summary>
public sealed class GetDocs
{
    /// <summary>Returns 200 with the page, 304 when the client has it, and 302 for a path with a trailing slash, where the relative links of the page would not work.</summary>
    [Function(nameof(GetDocs))]
    [Produces("text/html")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "docs")] HttpRequest request)
    {
        return request.Path.Value!.EndsWith('/') ? Results.Redirect("../docs") : new DocsFileResult(DocsFile.Page);
    }
}
