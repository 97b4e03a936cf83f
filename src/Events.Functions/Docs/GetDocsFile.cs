using Events.Core.Input;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Docs;

/// <summary>Returns the files that the documentation page loads.</summary>
public sealed class GetDocsFile
{
    /// <summary>Returns 200 with the file, 304 when the client has it, and 404 when the file does not exist.</summary>
    [Function(nameof(GetDocsFile))]
    [Produces("*/*")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "docs/{file}")] HttpRequest request,
        string file) =>
        DocsFile.All.TryGetValue(file, out DocsFile? found)
            ? new DocsFileResult(found)
            : throw new ProblemException(ProblemKind.NotFound, "The file does not exist.");
}
