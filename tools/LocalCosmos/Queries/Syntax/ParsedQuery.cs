using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LocalCosmos.Errors;

namespace LocalCosmos.Queries.Syntax;

/// <summary>A query with the fingerprint of its text.</summary>
/// <param name="Query">The query.</param>
/// <param name="Fingerprint">The hash of the text. A continuation carries it, so that it is valid for this query only.</param>
internal sealed record ParsedQuery(Query Query, string Fingerprint)
{
    // A service has few different texts. The limit protects the memory from a client that writes values into its texts.
    private const int MaximumCached = 1000;

    private static readonly ConcurrentDictionary<string, ParsedQuery> Cache = new(StringComparer.Ordinal);

    /// <summary>Parses a query, or returns it from the cache.</summary>
    /// <exception cref="BadQueryException">The query is outside the grammar; the message says what and where.</exception>
    public static ParsedQuery Of(string text)
    {
        if (Cache.TryGetValue(text, out ParsedQuery? cached))
        {
            return cached;
        }
        ParsedQuery parsed = new(QueryParser.Parse(text), FingerprintOf(text));
        if (Cache.Count >= MaximumCached)
        {
            Cache.Clear();
        }
        Cache[text] = parsed;
        return parsed;
    }

    private static string FingerprintOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
