using System.Collections.Concurrent;
using LocalCosmos.Queries.Planning;

namespace LocalCosmos.Queries.Syntax;

/// <summary>A query and what binds continuations to it.</summary>
internal sealed record ParsedQuery(Query Query, string Fingerprint)
{
    // A service has some dozens of query texts; a client that writes values into them must not fill the memory.
    private const int MaxKept = 1000;

    private static readonly ConcurrentDictionary<string, ParsedQuery> Kept = new(StringComparer.Ordinal);

    /// <summary>Parses a query, or finds it among those parsed before.</summary>
    /// <exception cref="BadQueryException">It is outside the grammar.</exception>
    public static ParsedQuery Of(string text)
    {
        if (Kept.TryGetValue(text, out var kept))
        {
            return kept;
        }
        var parsed = new ParsedQuery(QueryParser.Parse(text), ContinuationToken.Fingerprint(text));
        if (Kept.Count >= MaxKept)
        {
            Kept.Clear();
        }
        Kept[text] = parsed;
        return parsed;
    }
}
