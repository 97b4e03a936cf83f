using System.Text.Json;
using LocalCosmos.Errors;
using LocalCosmos.Json;
using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server.Protocol;

/// <summary>Reads the partition key that a request names.</summary>
internal static class PartitionKeyHeader
{
    /// <summary>The canonical JSON of the partition key; null if the request names none.</summary>
    /// <exception cref="RefusedException">The header is not an array of one value.</exception>
    public static string? Read(HttpRequest request)
    {
        string header = request.Headers[HeaderNames.PartitionKey].ToString();
        if (header.Length == 0)
        {
            return null;
        }

        JsonElement values = JsonElement.Parse(header);
        return values.ValueKind == JsonValueKind.Array && values.GetArrayLength() == 1
            ? CanonicalJson.Of(values[0])
            : throw RefusedException.BadRequest($"The partition key {header} must be an array of one value.");
    }
}
