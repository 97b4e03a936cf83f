using Events.Core.Input;

namespace Events.Functions.Pipeline.Problems;

/// <summary>Returns 405 with an <c>Allow</c> header.</summary>
/// <param name="allowed">The methods that the path supports.</param>
internal sealed class MethodNotAllowedResult(IReadOnlyList<string> allowed) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        string methods = string.Join(", ", allowed);
        httpContext.Response.Headers.Allow = methods;
        return new ProblemResult(ProblemKind.MethodNotAllowed, $"The path does not support this method. Use one of: {methods}.").ExecuteAsync(httpContext);
    }
}
