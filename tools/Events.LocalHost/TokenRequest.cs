using Events.Core.Access;

namespace Events.LocalHost;

/// <summary>A token to create for one run.</summary>
/// <param name="Name">The name of the token.</param>
/// <param name="Scopes">The scopes of the token.</param>
public sealed record TokenRequest(string Name, Scopes Scopes)
{
    /// <summary>The name of the token that <c>--auth</c> without a value creates.</summary>
    public const string DefaultName = "local";

    /// <summary>The token that <c>--auth</c> without a value creates, with all scopes.</summary>
    public static TokenRequest Default { get; } = new(DefaultName, Scopes.All);

    /// <summary>Parses <c>NAME:SCOPES</c>, for example <c>crm:read,write</c>. Returns null for any other text.</summary>
    public static TokenRequest? TryParse(string text)
    {
        int colon = text.LastIndexOf(':');
        return colon > 0 && ScopeNames.TryParse(text[(colon + 1)..], out Scopes scopes)
            ? new TokenRequest(text[..colon], scopes)
            : null;
    }
}
