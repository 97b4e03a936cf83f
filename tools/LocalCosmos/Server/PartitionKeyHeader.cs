using System.Text.Json;
using LocalCosmos.Json;
using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server;

/// <summary>The logical partition that a request names.</summary>
internal static class PartitionKeyHeader
{
    /// <summary>The canonical JSON of its key; null where the request names none.</summary>
    /// <exception cref="RefusedException">It is not one value.</exception>
    public static string? Read(HttpRequest request)
    {
        var header = request.Headers[HeaderNames.PartitionKey].ToString();
        if (header.Length == 0)
        {
            return null;
        }

        var values = JsonElement.Parse(header);
        return values.ValueKind == JsonValueKind.Array && values.GetArrayLength() == 1
            ? CanonicalJson.Of(values[0])
            : throw RefusedException.BadRequest($"The partition key {header} is not one value.");
    }
}
