namespace Events.Core.Access;

/// <summary>Accepts every request with all scopes: for a laptop, on loopback.</summary>
public sealed class OpenAccess : ICallerAuthenticator
{
    private static readonly Caller LocalCaller = new("local", null, Scopes.All);

    /// <inheritdoc/>
    public ValueTask<Caller?> AuthenticateAsync(string? authorization, CancellationToken cancellationToken) => new(LocalCaller);
}
