namespace Events.Core.Access;

/// <summary>Finds out who sent a request. A deployment requires a token; a laptop accepts every request.</summary>
public interface ICallerAuthenticator
{
    /// <summary>Returns the caller; null where the header has no valid token.</summary>
    /// <param name="authorization">The value of the <c>Authorization</c> header; null where the request has none.</param>
    /// <param name="cancellationToken">Cancels the look-up.</param>
    ValueTask<Caller?> AuthenticateAsync(string? authorization, CancellationToken cancellationToken);
}
