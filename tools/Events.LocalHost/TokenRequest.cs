using Events.Core.Access;

namespace Events.LocalHost;

/// <summary>A token to make for one run.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Scopes">What it allows.</param>
public sealed record TokenRequest(string Name, Scopes Scopes)
{
    /// <summary>The name of the token that <c>--auth</c> alone makes.</summary>
    public const string DefaultName = "local";

    /// <summary>The token that <c>--auth</c> alone makes, with all scopes.</summary>
    public static TokenRequest Default { get; } = new(DefaultName, Scopes.All);

    /// <summary>Reads <c>NAME:read,write</c>; null when it is not of that form.</summary>
    public static TokenRequest? TryParse(string text)
    {
        int colon = text.LastIndexOf(':');
        return colon > 0 && ScopeNames.TryParse(text[(colon + 1)..], out Scopes scopes)
            ? new TokenRequest(text[..colon], scopes)
            : null;
    }
}
