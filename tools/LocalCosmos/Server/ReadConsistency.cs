using System.Globalization;
using LocalCosmos.Partitioning;
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

    /// <summary>The last write of a range, or of one that it came of, that the session has seen, 0 where it has seen none.</summary>
    /// <exception cref="RefusedException">The token is not one of this account.</exception>
    public long SessionLsn(PartitionKeyRangeDefinition range)
    {
        if (SessionToken is null)
        {
            return 0;
        }

        var seen = 0L;
        foreach (var part in SessionToken.Split(','))
        {
            if (part.Split(':') is [var rangeId, var position] && position.Split('#') is ["-1", var text]
                && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var lsn))
            {
                seen = range.Continues(rangeId) ? Math.Max(seen, lsn) : seen;
            }
            else
            {
                throw RefusedException.BadRequest($"The session token {SessionToken} is not one of this account.");
            }
        }

        return seen;
    }
}
