using Events.Core.Access;

namespace Events.Functions.Http;

/// <summary>The scope that a caller's token must have. A function without one is open to everybody.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequiresAttribute(Scopes scope) : Attribute
{
    /// <summary>The scope.</summary>
    public Scopes Scope { get; } = scope;
}
