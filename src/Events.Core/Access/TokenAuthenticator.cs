using BitFaster.Caching.Lru;

namespace Events.Core.Access;

/// <summary>
/// Authenticates callers by their tokens. The result of a look-up is cached for a minute, also where the token does not exist. So most requests cost no
/// read, and a revoked token is refused a minute later at most.
/// </summary>
public sealed class TokenAuthenticator(TokenStore tokens, TimeProvider timeProvider, int cachedTokens = TokenAuthenticator.CachedTokens) : ICallerAuthenticator
{
    private const int CachedTokens = 10_000;
    private const int LongestToken = 256;
    private static readonly TimeSpan CachedFor = TimeSpan.FromMinutes(1);
    private readonly ConcurrentLru<string, CachedToken> _cache = new(cachedTokens);

    /// <inheritdoc/>
    public async ValueTask<Caller?> AuthenticateAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (Credentials.TryParse(authorization) is not { Token.Length: <= LongestToken } credentials)
        {
            return null;
        }

        DateTimeOffset now = timeProvider.GetUtcNow();
        CachedToken found = await FindAsync(TokenSecret.DocumentId(credentials.Token), now, cancellationToken);
        return found.Token is { } token && token.IsValidAt(now) && ScopeNames.TryParse(token.Scopes, out Scopes scopes)
            ? new Caller(token.Name, credentials.Username, scopes)
            : null;
    }

    private async ValueTask<CachedToken> FindAsync(string documentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_cache.TryGet(documentId, out CachedToken? cached) && now - cached.At < CachedFor)
        {
            return cached;
        }

        CachedToken found = new(await tokens.FindAsync(documentId, cancellationToken), now);
        _cache.AddOrUpdate(documentId, found);
        return found;
    }

    private sealed record CachedToken(ApiToken? Token, DateTimeOffset At);
}
