using System.Text.Json;
using LocalCosmos.Errors;

namespace LocalCosmos.Indexing;

/// <summary>Parses the paths of an indexing policy, for example <c>/keys/start/?</c>, <c>/"a-b"/*</c>, <c>/users/[]/?</c>.</summary>
internal static class PathRuleParser
{
    /// <summary>Parses an included or excluded path.</summary>
    /// <exception cref="BadQueryException">The path does not start with a slash, or does not end with <c>/?</c> or <c>/*</c>.</exception>
    public static PathRule Parse(string path, bool included)
    {
        List<string> steps = Steps(path);
        bool ends = steps.Count > 0 && steps[^1] is "?" or "*";
        return ends && !(steps.Count == 1 && steps[0] == "?")
            ? new PathRule(steps[..^1], steps[^1] == "*", included)
            : throw new BadQueryException($"The indexing path '{path}' must end in '/?' or '/*'.");
    }

    /// <summary>Parses a path of a composite index, which has no ending.</summary>
    /// <exception cref="BadQueryException">The path is empty or has a wildcard.</exception>
    public static List<string> ParseNames(string path)
    {
        List<string> steps = Steps(path);
        return steps.Count > 0 && !steps.Exists(step => step is "?" or "*" or PathRule.Elements)
            ? steps
            : throw new BadQueryException($"The path '{path}' must be that of one property.");
    }

    private static List<string> Steps(string path)
    {
        List<string> steps = [];
        for (int next = 0; next < path.Length;)
        {
            if (path[next] != '/' || next + 1 == path.Length)
            {
                throw new BadQueryException($"The path '{path}' must be segments with a slash before each.");
            }
            int start = next + 1;
            next = EndOfStep(path, start);
            string step = path[start..next];
            steps.Add(step.StartsWith('"') ? Unquote(step, path) : step);
        }
        return steps;
    }

    private static int EndOfStep(string path, int start)
    {
        bool quoted = false;
        for (int i = start; i < path.Length; i++)
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
            throw new BadQueryException($"The path '{path}' has a malformed name in quotes.");
        }
    }
}
