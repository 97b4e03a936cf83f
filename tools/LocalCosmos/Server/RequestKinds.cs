using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server;

/// <summary>Tells from verb, address and headers what a request asks for.</summary>
internal static class RequestKinds
{
    // To leave these out would change what is done.
    private static readonly string[] NotImplemented =
        ["x-ms-documentdb-pre-trigger-include", "x-ms-documentdb-post-trigger-include", "x-ms-indexing-directive"];

    /// <exception cref="RefusedException">It asks for something that is not implemented.</exception>
    public static RequestKind Of(HttpRequest request, ResourcePath path)
    {
        if (path.ResourceType != "docs")
        {
            return RequestKind.Metadata;
        }

        foreach (var header in NotImplemented)
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
            ("GET", true) => throw RefusedException.NotImplemented("reading all documents of a container or its change feed; query it"),
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
