namespace Events.Core.Access;

/// <summary>Tells who sent a request: the boundary where a laptop lets everybody in and a deployment asks for a token.</summary>
public interface ICallerAuthenticator
{
    /// <summary>The caller that an <c>Authorization</c> header proves; null where it proves nobody.</summary>
    /// <param name="authorization">The header's value, or null where there is none.</param>
    /// <param name="cancellationToken">Ends the look-up.</param>
    ValueTask<Caller?> AuthenticateAsync(string? authorization, CancellationToken cancellationToken);
}
