using Events.Core.Input;
using Microsoft.AspNetCore.WebUtilities;

namespace Events.Functions.Pipeline.Requests;

/// <summary>The query parameters of a request.</summary>
internal static class QueryParameters
{
    /// <summary>
    /// Returns the decoded names and values in the order of the URL, with duplicates. A parameter without a value has an empty value.
    /// </summary>
    public static List<KeyValuePair<string, string>> Read(HttpRequest request)
    {
        List<KeyValuePair<string, string>> parameters = [];
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            parameters.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return parameters;
    }

    /// <summary>Rejects every parameter, for a function that takes none.</summary>
    /// <exception cref="ProblemException">The request has a query parameter.</exception>
    public static void RejectAll(HttpRequest request)
    {
        if (request.Query.Count == 0)
        {
            return;
        }

        FaultList faults = new();
        foreach (string name in request.Query.Keys)
        {
            faults.Of(name, FaultCodes.UnknownName, $"Unknown query parameter {name}. This endpoint takes no query parameters.");
        }

        faults.ThrowIfAny(ProblemKind.InvalidParameter, "One or more query parameters are invalid.");
    }
}
