using System.Globalization;
using LocalCosmos.Errors;
using LocalCosmos.Partitioning;

namespace LocalCosmos.Containers;

/// <summary>The consistency that a read asks for.</summary>
/// <param name="IsQuorum">Whether the read must see every acknowledged write. It costs twice the request units.</param>
/// <param name="SessionToken">The session whose writes the read must see; null for none.</param>
internal readonly record struct ReadConsistency(bool IsQuorum, string? SessionToken)
{
    /// <summary>The LSN of the last write that the session has seen in a range or in a range that was split into it; 0 for none.</summary>
    /// <exception cref="RefusedException">The session token is malformed.</exception>
    public long SessionLsn(PartitionKeyRangeDefinition range)
    {
        if (SessionToken is null)
        {
            return 0;
        }

        long seen = 0;
        foreach (string part in SessionToken.Split(','))
        {
            if (part.Split(':') is [string rangeId, string position] && position.Split('#') is ["-1", string text]
                && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long lsn))
            {
                seen = range.Continues(rangeId) ? Math.Max(seen, lsn) : seen;
            }
            else
            {
                throw RefusedException.BadRequest($"The session token {SessionToken} is malformed. A part must be a range id, then :-1# and an LSN, for example 0:-1#12.");
            }
        }

        return seen;
    }
}
