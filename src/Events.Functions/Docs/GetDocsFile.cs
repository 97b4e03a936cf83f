using Events.Core.Problems;
using Events.Functions.Http;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Docs;

/// <summary>Answers what the page of the API asks for.</summary>
public sealed class GetDocsFile
{
    /// <summary>200 with the file; 304 when the client has it; 404 when there is none of that name.</summary>
    [Function(nameof(GetDocsFile))]
    [Answers("*/*")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "docs/{file}")] HttpRequest request,
        string file) =>
        DocsFile.All.TryGetValue(file, out DocsFile? found)
            ? new DocsFileResult(found)
            : throw new ProblemException(ProblemKind.NotFound, "There is no file of that name.");
}
