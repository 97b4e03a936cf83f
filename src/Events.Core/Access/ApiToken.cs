namespace Events.Core.Access;

/// <summary>A token as it is stored: everything but the token itself, of which only the hash is kept.</summary>
/// <param name="Id"><c>token:</c> and the lower-case hexadecimal SHA-256 of the token.</param>
/// <param name="Kind">Always <c>token</c>: what the operator's list asks for.</param>
/// <param name="Name">The operator's name for it; of several with one name at most one is not revoked.</param>
/// <param name="Scopes">What it lets its holder do, for example <c>read,write</c>.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when on it opens nothing; null for never.</param>
/// <param name="RevokedAt">When it was revoked; null while it was not.</param>
public sealed record ApiToken(
    string Id,
    string Kind,
    string Name,
    string Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt)
{
    /// <summary>Whether it opens anything at a time.</summary>
    public bool IsValidAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);
}
