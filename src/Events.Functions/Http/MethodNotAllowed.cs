using Events.Core.Problems;

namespace Events.Functions.Http;

/// <summary>Says which methods a path takes.</summary>
internal static class MethodNotAllowed
{
    /// <summary>405, with <c>Allow</c>.</summary>
    public static IResult Answer(HttpContext context, IReadOnlyList<string> allowed)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.Allow = string.Join(", ", allowed);
        return new ProblemResult(ProblemKind.MethodNotAllowed, $"The path takes {headers.Allow}.");
    }
}
