using System.Reflection;
using Events.Core.Access;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>What the attributes of a function say of it.</summary>
/// <param name="Name">The function's name; the host tries functions in the order of their names.</param>
/// <param name="Method">The method that runs.</param>
/// <param name="Route">The route template after the prefix, for example <c>v1/events/{event_id:long}</c>.</param>
/// <param name="Verbs">The HTTP methods in capitals; empty for all.</param>
/// <param name="Scope">The scope that the caller needs; null where none is needed.</param>
/// <param name="AnswersJson">Whether its answer is JSON, so that the request's <c>Accept</c> matters.</param>
public sealed record HttpFunction(
    string Name,
    MethodInfo Method,
    string Route,
    IReadOnlyList<string> Verbs,
    Scopes? Scope,
    bool AnswersJson)
{
    /// <summary>Whether it only tells how the process is: that has to be told also when the process is at its limit.</summary>
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
                method.GetCustomAttribute<RequiresAttribute>()?.Scope,
                method.GetCustomAttribute<AnswersAttribute>() is null);
    }
}
