using LocalCosmos.Containers;
using LocalCosmos.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace LocalCosmos.Server.Protocol;

/// <summary>Reads the consistency that a request asks for.</summary>
internal static class ReadConsistencyHeader
{
    /// <summary>The consistency as the client names it; null for the default of the account.</summary>
    public static string? Text(HttpRequest request)
    {
        StringValues strategy = request.Headers[HeaderNames.ReadConsistencyStrategy];
        StringValues requested = strategy.Count > 0 ? strategy : request.Headers[HeaderNames.ConsistencyLevel];
        return requested.Count > 0 ? requested.ToString() : null;
    }

    /// <summary>The consistency of a read. The level of the account is Session.</summary>
    /// <exception cref="RefusedException">The level is unknown.</exception>
    public static ReadConsistency Read(HttpRequest request)
    {
        string token = request.Headers[HeaderNames.SessionToken].ToString();
        return Text(request)?.ToUpperInvariant() switch
        {
            null or "SESSION" => new(false, token.Length == 0 ? null : token),
            "EVENTUAL" or "CONSISTENTPREFIX" => new(false, null),
            "LATESTCOMMITTED" or "STRONG" or "BOUNDEDSTALENESS" => new(true, null),
            string level => throw RefusedException.NotImplemented($"the read consistency {level}"),
        };
    }
}
