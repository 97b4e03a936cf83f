using LocalCosmos.Errors;
using LocalCosmos.Requests;
using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server.Protocol;

/// <summary>Determines the kind of a request from its verb, address and headers.</summary>
internal static class RequestKinds
{
    // LocalCosmos refuses these headers. To ignore them would change the result that the client asks for.
    private static readonly string[] NotImplemented =
        ["x-ms-documentdb-pre-trigger-include", "x-ms-documentdb-post-trigger-include", "x-ms-indexing-directive"];

    /// <exception cref="RefusedException">LocalCosmos does not implement the request.</exception>
    public static RequestKind Of(HttpRequest request, ResourcePath path)
    {
        if (path.ResourceType != "docs")
        {
            return RequestKind.Metadata;
        }

        foreach (string header in NotImplemented)
        {
            if (request.Headers.ContainsKey(header))
            {
                throw RefusedException.NotImplemented($"the header {header}");
            }
        }

        return (request.Method, path.IsFeed) switch
        {
            ("POST", true) => OfPost(request),
            ("GET", false) => RequestKind.PointRead,
            ("PUT", false) => RequestKind.Replace,
            ("PATCH", false) => RequestKind.Patch,
            ("DELETE", false) => RequestKind.Delete,
            ("GET", true) => throw RefusedException.NotImplemented("reading all documents or the change feed of a container. Send a query instead"),
            _ => throw RefusedException.NotImplemented($"{request.Method} on this address"),
        };
    }

    private static RequestKind OfPost(HttpRequest request)
    {
        if (IsTrue(request, HeaderNames.Batch))
        {
            throw RefusedException.NotImplemented("transactional batches");
        }

        if (IsTrue(request, HeaderNames.IsQueryPlan))
        {
            return RequestKind.QueryPlan;
        }

        if (IsTrue(request, HeaderNames.IsQuery) || request.ContentType?.StartsWith("application/query+json", StringComparison.OrdinalIgnoreCase) == true)
        {
            return RequestKind.Query;
        }

        return IsTrue(request, HeaderNames.IsUpsert) ? RequestKind.Upsert : RequestKind.Create;
    }

    private static bool IsTrue(HttpRequest request, string header) =>
        string.Equals(request.Headers[header], "true", StringComparison.OrdinalIgnoreCase);
}
