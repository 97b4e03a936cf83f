using System.Reflection;
using Events.Core.Access;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Pipeline.Routing;

/// <summary>A function with an HTTP trigger, as its attributes declare it.</summary>
/// <param name="Name">The name of the function. The host tries functions in the order of their names.</param>
/// <param name="Method">The C# method to run.</param>
/// <param name="Route">The route template after the prefix, for example <c>v1/events/{event_id:long}</c>.</param>
/// <param name="Verbs">The HTTP methods in upper case; empty for all methods.</param>
/// <param name="Scope">The scope that the caller needs, or null when the function needs no token.</param>
/// <param name="ProducesJson">True when the response is JSON, so that <c>Accept</c> must allow it.</param>
internal sealed record HttpFunction(
    string Name,
    MethodInfo Method,
    string Route,
    IReadOnlyList<string> Verbs,
    Scopes? Scope,
    bool ProducesJson)
{
    /// <summary>True for a health probe, which must work even when the process is at its request limit.</summary>
    public bool IsProbe { get; } = Route.StartsWith("health", StringComparison.Ordinal);

    /// <summary>Every function of this assembly with an HTTP trigger, in the order in which the host tries them.</summary>
    public static IReadOnlyList<HttpFunction> All { get; } =
    [
        .. typeof(HttpFunction).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Select(Find)
            .OfType<HttpFunction>()
            .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
    ];

    private static HttpFunction? Find(MethodInfo method)
    {
        FunctionAttribute? function = method.GetCustomAttribute<FunctionAttribute>();
        HttpTriggerAttribute? trigger = method.GetParameters()
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .FirstOrDefault(attribute => attribute is not null);
        return function is null || trigger is null
            ? null
            : new HttpFunction(
                function.Name,
                method,
                trigger.Route ?? function.Name,
                [.. (trigger.Methods ?? []).Select(verb => verb.ToUpperInvariant())],
                method.GetCustomAttribute<RequiresScopeAttribute>()?.Scope,
                method.GetCustomAttribute<ProducesAttribute>() is null);
    }
}
