using Events.Functions.Http;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Docs;

/// <summary>Answers the page to read the API's description and try it in.</summary>
public sealed class GetDocs
{
    /// <summary>200 with the page; 304 when the client has it; 302 from the path with a slash behind it, where the page's links would lead astray.</summary>
    [Function(nameof(GetDocs))]
    [Answers("text/html")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "docs")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Path.Value!.EndsWith('/') ? Results.Redirect("../docs") : new DocsFileResult(DocsFile.Page);
    }
}
