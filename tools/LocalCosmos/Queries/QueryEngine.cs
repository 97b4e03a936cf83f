using LocalCosmos.Queries.Planning;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries;

/// <summary>Answers queries over a container's documents.</summary>
internal static class QueryEngine
{
    /// <summary>Executes one page. Only reads: any number of callers may, while none writes.</summary>
    /// <exception cref="BadQueryException">The query is outside the grammar, has an order without its index, or the request does not fit it.</exception>
    public static QueryPage Execute(DocumentIndex index, QueryRequest request) =>
        new QueryExecution(index, ParsedQuery.Of(request.Text), request).Run();

    /// <summary>Checks that a query is within the grammar.</summary>
    /// <exception cref="BadQueryException">It is not; the message says what and where.</exception>
    public static void Validate(string text) => ParsedQuery.Of(text);
}
