using System.Globalization;
using Events.Core.Problems;

namespace Events.Functions.Http;

/// <summary>Reads an id in a path.</summary>
internal static class RouteId
{
    private const long Greatest = (1L << 53) - 1;

    /// <summary>An id from 1 to 2^53-1.</summary>
    /// <exception cref="ProblemException">It is not one, so there is nothing of that name.</exception>
    public static long Parse(string text, string what) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id is >= 1 and <= Greatest
            ? id
            : throw new ProblemException(ProblemKind.NotFound, $"There is no {what} of that id.");
}
