using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Docs;

/// <summary>Answers the description of the API.</summary>
public sealed class GetOpenApi(OpenApiDocument document)
{
    /// <summary>200 with the OpenAPI document, whose examples are of today; 304 when the client has today's.</summary>
    [Function(nameof(GetOpenApi))]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "openapi.json")] HttpRequest request) =>
        new DocsFileResult(document.Today());
}
