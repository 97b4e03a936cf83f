using Microsoft.Extensions.Caching.Memory;

namespace Events.Core.Access;

/// <summary>
/// Lets in who holds a valid token. What the database said of a token, also that there is none, is remembered for a
/// minute at most, so that a call costs no read and a revoked token soon opens nothing.
/// </summary>
public sealed class TokenAuthenticator(TokenStore tokens, TimeProvider timeProvider) : ICallerAuthenticator, IDisposable
{
    private const int RememberedTokens = 10_000;
    private const int LongestToken = 256;
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(1);
    private readonly MemoryCache _remembered = new(new MemoryCacheOptions { SizeLimit = RememberedTokens });

    /// <inheritdoc/>
    public async ValueTask<Caller?> AuthenticateAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (Credentials.TryParse(authorization) is not { Token.Length: <= LongestToken } credentials)
        {
            return null;
        }

        DateTimeOffset now = timeProvider.GetUtcNow();
        Remembered found = await FindAsync(TokenSecret.DocumentId(credentials.Token), now, cancellationToken);
        return found.Token is { } token && token.IsValidAt(now) && ScopeNames.TryParse(token.Scopes, out Scopes scopes)
            ? new Caller(token.Name, credentials.Username, scopes)
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _remembered.Dispose();

    private async ValueTask<Remembered> FindAsync(string documentId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (_remembered.TryGetValue(documentId, out Remembered? remembered) && now - remembered!.At < RememberedFor)
        {
            return remembered;
        }

        Remembered found = new(await tokens.FindAsync(documentId, cancellationToken), now);
        _remembered.Set(documentId, found, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = RememberedFor });
        return found;
    }

    private sealed record Remembered(ApiToken? Token, DateTimeOffset At);
}
