using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Tests.Layering;

/// <summary>The rules of the Functions host for functions that the compiler does not check.</summary>
public sealed class FunctionTests
{
    public static TheoryData<string> Names => [.. DeclaredFunction.All.Select(function => function.Name)];

    public static TheoryData<string> HttpNames => [.. DeclaredFunction.OverHttp.Select(function => function.Name)];

    // Makes sure that the other tests look at all functions.
    [Fact]
    public void EveryFunctionInTheSource_IsFound() =>
        Assert.Equal(
            Repository.Sources("Events.Functions").Sum(source => File.ReadLines(source).Count(line => line.TrimStart().StartsWith("[Function(", StringComparison.Ordinal))),
            DeclaredFunction.All.Count);

    [Fact]
    public void FunctionNames_AreUnique() =>
        Assert.Equal(DeclaredFunction.All.Count, DeclaredFunction.All.Select(function => function.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Function_IsPublic_AndHasOneTrigger(string name)
    {
        DeclaredFunction function = Find(name);

        Assert.True(function.Method is { IsPublic: true, DeclaringType.IsPublic: true }, "The worker calls only public methods of public classes.");
        Assert.True((function.Http is null) != (function.Timer is null), "A function must have one trigger, HTTP or timer.");
    }

    // The worker converts a parameter of another type before any code of this app runs, so the app could not return a problem document.
    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(Names))]
    public void Function_HasOnlyParametersThatBothHostsBind(string name)
    {
        DeclaredFunction function = Find(name);

        Assert.All(function.Method.GetParameters(), parameter => Assert.True(
            parameter.ParameterType == typeof(CancellationToken)
            || (function.Http is not null && parameter.ParameterType == typeof(HttpRequest))
            || (function.Timer is not null && parameter.ParameterType == typeof(TimerInfo))
            || (function.Http is not null && parameter.ParameterType == typeof(string)
                && function.Route.Parameters.Any(routed => routed.Name == parameter.Name)),
            $"{parameter.ParameterType.Name} {parameter.Name}"));
    }

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(HttpNames))]
    public void HttpFunction_IsAnonymousForTheHost(string name) =>
        Assert.Equal(AuthorizationLevel.Anonymous, Find(name).Http!.AuthLevel);

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(HttpNames))]
    public void HttpFunction_ReturnsAResult(string name) =>
        Assert.Contains(Find(name).Method.ReturnType, new[] { typeof(IResult), typeof(Task<IResult>) });

    [Theory(SkipTestWithoutData = true)]
    [MemberData(nameof(HttpNames))]
    public void IdInARoute_IsANumber(string name) =>
        Assert.All(
            Find(name).Route.Parameters.Where(parameter => parameter.Name.EndsWith("_id", StringComparison.Ordinal)),
            parameter => Assert.Contains(parameter.ParameterPolicies, policy => policy.Content == "long"));

    // The host uses the first match in the order of the names and does not prefer a literal segment.
    [Fact]
    public void Routes_DoNotOverlap()
    {
        List<DeclaredFunction> routes = DeclaredFunction.OverHttp.Where(function => !function.IsFallback).ToList();
        IEnumerable<string> overlaps =
            from left in routes
            from right in routes
            where string.CompareOrdinal(left.Name, right.Name) < 0
                && left.HttpMethods.Intersect(right.HttpMethods).Any()
                && Overlap(left.Route, right.Route)
            select $"{left.Name} and {right.Name}";

        Assert.Empty(overlaps);
    }

    [Fact]
    public void FallbackFunction_ComesLast()
    {
        Assert.SkipWhen(DeclaredFunction.All.Count == 0, "The project has no functions.");
        DeclaredFunction fallback = Assert.Single(DeclaredFunction.OverHttp, function => function.IsFallback);

        Assert.Equal("WrongPath", fallback.Name);
        Assert.Equal(fallback.Name, DeclaredFunction.All.Select(function => function.Name).Max(StringComparer.OrdinalIgnoreCase));
        Assert.Equal(fallback.Name, DeclaredFunction.All.Select(function => function.Name).Max(StringComparer.Ordinal));
    }

    private static DeclaredFunction Find(string name) => DeclaredFunction.All.Single(function => function.Name == name);

    private static bool Overlap(RoutePattern left, RoutePattern right) =>
        left.PathSegments.Count == right.PathSegments.Count
        && left.PathSegments.Zip(right.PathSegments).All(pair => Overlap(pair.First, pair.Second));

    private static bool Overlap(RoutePatternPathSegment left, RoutePatternPathSegment right) =>
        (Literal(left), Literal(right)) switch
        {
            (null, null) => true,
            (null, { } literal) => Matches(left, literal),
            ({ } literal, null) => Matches(right, literal),
            ({ } one, { } other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase),
        };

    // A parameter is a whole segment. It matches a literal if it takes any text, or if it is an id (IdInARoute_IsANumber) and the literal is a number.
    private static bool Matches(RoutePatternPathSegment parameter, string literal) =>
        ((RoutePatternParameterPart)parameter.Parts[0]).ParameterPolicies.Count == 0 || long.TryParse(literal, out _);

    private static string? Literal(RoutePatternPathSegment segment)
    {
        Assert.True(segment.IsSimple, "A segment must be a literal or a parameter, not both.");
        return (segment.Parts[0] as RoutePatternLiteralPart)?.Content;
    }
}
