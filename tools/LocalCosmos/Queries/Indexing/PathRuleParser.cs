using System.Text.Json;

namespace LocalCosmos.Queries.Indexing;

/// <summary>Reads the paths of an indexing policy, for example <c>/keys/start/?</c>, <c>/"a-b"/*</c>, <c>/users/[]/?</c>.</summary>
internal static class PathRuleParser
{
    /// <summary>Reads an included or excluded path.</summary>
    /// <exception cref="BadQueryException">It does not start with a slash or does not end with <c>/?</c> or <c>/*</c>.</exception>
    public static PathRule Parse(string path, bool included)
    {
        var steps = Steps(path);
        var ends = steps.Count > 0 && steps[^1] is "?" or "*";
        return ends && !(steps.Count == 1 && steps[0] == "?")
            ? new PathRule(steps[..^1], steps[^1] == "*", included)
            : throw new BadQueryException($"The indexing path '{path}' does not lead to '/?' or '/*'.");
    }

    /// <summary>Reads a path without an ending, as composite indexes and partition keys have it.</summary>
    /// <exception cref="BadQueryException">It names nothing, or has a wildcard.</exception>
    public static List<string> ParseNames(string path)
    {
        var steps = Steps(path);
        return steps.Count > 0 && !steps.Exists(step => step is "?" or "*" or PathRule.Elements)
            ? steps
            : throw new BadQueryException($"The path '{path}' does not lead to one property.");
    }

    private static List<string> Steps(string path)
    {
        var steps = new List<string>();
        for (var next = 0; next < path.Length;)
        {
            if (path[next] != '/' || next + 1 == path.Length)
            {
                throw new BadQueryException($"The path '{path}' is not a row of steps that start with a slash.");
            }
            var start = next + 1;
            next = EndOfStep(path, start);
            var step = path[start..next];
            steps.Add(step.StartsWith('"') ? Unquote(step, path) : step);
        }
        return steps;
    }

    private static int EndOfStep(string path, int start)
    {
        var quoted = false;
        for (var i = start; i < path.Length; i++)
        {
            if (path[i] == '"' && path[i - 1] != '\\')
            {
                quoted = !quoted;
            }
            else if (path[i] == '/' && !quoted)
            {
                return i;
            }
        }
        return path.Length;
    }

    private static string Unquote(string step, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<string>(step)!;
        }
        catch (JsonException)
        {
            throw new BadQueryException($"The path '{path}' has a name that is not quoted well.");
        }
    }
}
