using Events.Core.Access;

namespace Events.Functions.Pipeline.Routing;

/// <summary>Declares the scope that the caller's token must have. A function without this attribute needs no token.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresScopeAttribute(Scopes scope) : Attribute
{
    /// <summary>The scope.</summary>
    public Scopes Scope { get; } = scope;
}
