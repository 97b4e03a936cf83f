using System.Reflection;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Tests.Layering;

/// <summary>A function, as its attributes declare it.</summary>
internal sealed record DeclaredFunction(string Name, MethodInfo Method, HttpTriggerAttribute? Http, TimerTriggerAttribute? Timer)
{
    /// <summary>All methods, for a trigger that lists none.</summary>
    private static readonly string[] AllMethods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

    internal static IReadOnlyList<DeclaredFunction> All { get; } = [.. Find()];

    internal static IEnumerable<DeclaredFunction> OverHttp => All.Where(function => function.Http is not null);

    internal RoutePattern Route => RoutePatternFactory.Parse(Http!.Route ?? Name);

    internal bool IsFallback => Route.Parameters.Any(parameter => parameter.IsCatchAll);

    internal IEnumerable<string> HttpMethods =>
        (Http!.Methods is { Length: > 0 } methods ? methods : AllMethods).Select(method => method.ToUpperInvariant());

    public override string ToString() => Name;

    private static IEnumerable<DeclaredFunction> Find() =>
        from type in Assembly.Load("Events.Functions").GetTypes()
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        let parameters = method.GetParameters()
        select new DeclaredFunction(
            function.Name,
            method,
            parameters.Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>()).SingleOrDefault(trigger => trigger is not null),
            parameters.Select(parameter => parameter.GetCustomAttribute<TimerTriggerAttribute>()).SingleOrDefault(trigger => trigger is not null));
}
