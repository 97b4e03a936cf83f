using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Docs;

/// <summary>Returns the OpenAPI document.</summary>
public sealed class GetOpenApi(OpenApiDocument document)
{
    /// <summary>Returns 200 with the document, with the examples dated today, and 304 when the client has the document of today.</summary>
    [Function(nameof(GetOpenApi))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) =>
        new DocsFileResult(document.ForToday());
}
