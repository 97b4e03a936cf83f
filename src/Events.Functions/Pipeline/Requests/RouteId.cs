using System.Globalization;
using Events.Core.Input;

namespace Events.Functions.Pipeline.Requests;

/// <summary>An id in the path of a request.</summary>
internal static class RouteId
{
    /// <summary>Reads an id from 1 to 2^53-1.</summary>
    /// <param name="text">The id in the path.</param>
    /// <param name="resource">What the id identifies, for the error message, for example <c>event</c>.</param>
    /// <exception cref="ProblemException">The text is not such an id, so the resource does not exist.</exception>
    public static long Parse(string text, string resource) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) && SafeInteger.IsValid(id)
            ? id
            : throw new ProblemException(ProblemKind.NotFound, $"The {resource} does not exist.");
}
