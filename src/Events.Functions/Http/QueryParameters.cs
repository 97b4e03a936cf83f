using Microsoft.AspNetCore.WebUtilities;

namespace Events.Functions.Http;

/// <summary>A URL's parameters as they stand there.</summary>
internal static class QueryParameters
{
    /// <summary>Decoded names and values in the order of the URL, repeats included; one without a value has an empty one.</summary>
    public static List<KeyValuePair<string, string>> Of(HttpRequest request)
    {
        List<KeyValuePair<string, string>> parameters = [];
        foreach (QueryStringEnumerable.EncodedNameValuePair pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            parameters.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return parameters;
    }
}
