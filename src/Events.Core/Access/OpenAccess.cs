namespace Events.Core.Access;

/// <summary>Lets everybody do everything: for a laptop, on loopback.</summary>
public sealed class OpenAccess : ICallerAuthenticator
{
    private static readonly Caller Anybody = new("local", null, Scopes.All);

    /// <inheritdoc/>
    public ValueTask<Caller?> AuthenticateAsync(string? authorization, CancellationToken cancellationToken) => new(Anybody);
}
