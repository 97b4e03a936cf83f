using System.Globalization;
using Microsoft.AspNetCore.Routing.Template;

namespace Events.Functions.Http;

/// <summary>Which methods a path takes, from the functions' own attributes.</summary>
internal static class RouteTable
{
    private static readonly Route[] Routes =
    [
        .. HttpFunction.All.Where(function => function.Verbs.Count > 0).Select(Route.Of),
    ];

    /// <summary>The methods of a path (without the prefix), in capitals, sorted; empty when there is nothing at it.</summary>
    public static IReadOnlyList<string> MethodsOf(string path) =>
    [
        .. Routes.Where(route => route.Matches($"/{path}")).SelectMany(route => route.Verbs).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The methods of the paths that a function takes, in capitals, sorted.</summary>
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
            // By its constructor, since the conversion of a text would decode the path a second time.
            return Matcher.TryMatch(new PathString(path), values)
                && Ids.All(id => long.TryParse((string?)values[id], NumberStyles.Integer, CultureInfo.InvariantCulture, out _));
        }
    }
}
