using Events.Core.Problems;

namespace Events.Functions.Http;

/// <summary>Holds requests that take no URL parameters to that.</summary>
internal static class NoParameters
{
    /// <summary>Refuses every parameter.</summary>
    /// <exception cref="ProblemException">There is one.</exception>
    public static void Check(HttpRequest request)
    {
        if (request.Query.Count == 0)
        {
            return;
        }

        FaultList faults = new();
        foreach (string name in request.Query.Keys)
        {
            faults.Of(name, FaultCodes.UnknownName, $"There is no parameter {name} here.");
        }

        faults.ThrowIfAny(ProblemKind.InvalidParameter, "The request takes no parameters.");
    }
}
