namespace Events.Core.Access;

/// <summary>Who sent a request.</summary>
/// <param name="TokenName">The name that the operator gave the token.</param>
/// <param name="Username">The user that the client says it acts for, from Basic authentication; null with a bearer token.</param>
/// <param name="Scopes">What the token allows.</param>
public sealed record Caller(string TokenName, string? Username, Scopes Scopes);
