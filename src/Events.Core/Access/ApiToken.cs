namespace Events.Core.Access;

/// <summary>What is stored of a token: its hash, never the token itself.</summary>
/// <param name="Id"><c>token:</c> and the lower-case hexadecimal SHA-256 of the token.</param>
/// <param name="Kind">Always <c>token</c>, which the query for the list of tokens looks for.</param>
/// <param name="Name">The name that the operator gave it. Of the tokens with the same name, at most one is not revoked.</param>
/// <param name="Scopes">What the token allows, for example <c>read,write</c>.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ExpiresAt">When it expires; null for never.</param>
/// <param name="RevokedAt">When it was revoked; null where it is not.</param>
public sealed record ApiToken(
    string Id,
    string Kind,
    string Name,
    string Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt)
{
    /// <summary>Whether it is neither revoked nor expired.</summary>
    public bool IsValidAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);
}
