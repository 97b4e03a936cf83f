using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server;

/// <summary>The consistency that a read asks for.</summary>
/// <param name="IsQuorum">Whether it must see every write that was answered, which costs twice the units.</param>
/// <param name="SessionToken">The session that it must not fall behind, null for none.</param>
internal readonly record struct ReadConsistency(bool IsQuorum, string? SessionToken)
{
    /// <summary>What the headers ask for, in the client's own word; null where they leave it to the account.</summary>
    public static string? Asked(HttpRequest request)
    {
        var strategy = request.Headers[HeaderNames.ReadConsistencyStrategy];
        var asked = strategy.Count > 0 ? strategy : request.Headers[HeaderNames.ConsistencyLevel];
        return asked.Count > 0 ? asked.ToString() : null;
    }

    /// <summary>Reads the headers of a request; the account's own level is Session.</summary>
    /// <exception cref="RefusedException">The level is stronger than the account can give, or unknown.</exception>
    public static ReadConsistency Of(HttpRequest request)
    {
        var token = request.Headers[HeaderNames.SessionToken].ToString();
        return Asked(request)?.ToUpperInvariant() switch
        {
            null or "SESSION" => new(false, token.Length == 0 ? null : token),
            "EVENTUAL" or "CONSISTENTPREFIX" => new(false, null),
            "LATESTCOMMITTED" or "STRONG" or "BOUNDEDSTALENESS" => new(true, null),
            var asked => throw RefusedException.NotImplemented($"the read consistency {asked}"),
        };
    }
}
