using System.Globalization;
using Microsoft.AspNetCore.Routing.Template;

namespace Events.Functions.Pipeline.Routing;

/// <summary>The HTTP methods of each path, from the attributes of the functions.</summary>
internal static class RouteTable
{
    private static readonly Route[] Routes =
    [
        .. HttpFunction.All.Where(function => function.Verbs.Count > 0).Select(Route.Of),
    ];

    /// <summary>Returns the methods of a path (without the route prefix) in upper case, sorted; empty when the path does not exist.</summary>
    public static IReadOnlyList<string> MethodsOf(string path) =>
    [
        .. Routes.Where(route => route.Matches($"/{path}")).SelectMany(route => route.Verbs).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>Returns the methods of the route of a function in upper case, sorted.</summary>
    public static IReadOnlyList<string> MethodsOf(HttpFunction function) =>
    [
        .. HttpFunction.All.Where(each => each.Route == function.Route).SelectMany(each => each.Verbs).Distinct().Order(StringComparer.Ordinal),
    ];

    private sealed record Route(TemplateMatcher Matcher, IReadOnlyList<string> Ids, IReadOnlyList<string> Verbs)
    {
        public static Route Of(HttpFunction function)
        {
            RouteTemplate template = TemplateParser.Parse(function.Route);
            return new Route(
                new TemplateMatcher(template, []),
                [.. template.Parameters.Where(parameter => parameter.InlineConstraints.Any()).Select(parameter => parameter.Name!)],
                function.Verbs);
        }

        public bool Matches(string path)
        {
            RouteValueDictionary values = [];

            // The implicit conversion from string would decode the path a second time.
            return Matcher.TryMatch(new PathString(path), values)
                && Ids.All(id => long.TryParse((string?)values[id], NumberStyles.Integer, CultureInfo.InvariantCulture, out _));
        }
    }
}
