using System.Text.Json;
using LocalCosmos.Errors;

namespace LocalCosmos.Documents;

/// <summary>When a document expires: <c>_ts</c> plus the seconds of its <c>ttl</c>, or of the default of the container if it has no <c>ttl</c>.</summary>
internal static class TimeToLive
{
    private const string Property = "ttl";
    private const int Never = -1;

    /// <exception cref="RefusedException">The <c>ttl</c> of the document is neither -1 nor a positive 32-bit number.</exception>
    public static void Check(JsonElement body)
    {
        if (body.TryGetProperty(Property, out JsonElement ttl)
            && !(ttl.ValueKind == JsonValueKind.Number && ttl.TryGetInt32(out int seconds) && seconds is Never or > 0))
        {
            throw RefusedException.BadRequest("The input ttl is invalid: it must be -1 or a positive number of seconds.");
        }
    }

    /// <summary>The second, in Unix time, at which the document expires; null for never.</summary>
    /// <param name="document">A stored document, which has a <c>_ts</c>.</param>
    /// <param name="containerDefault">The default of the container; null if documents never expire.</param>
    public static long? ExpirationOf(StoredDocument document, int? containerDefault)
    {
        if (containerDefault is not { } seconds)
        {
            return null;
        }

        if (document.Body.TryGetProperty(Property, out JsonElement own))
        {
            seconds = own.GetInt32();
        }

        return seconds == Never ? null : document.Body.GetProperty("_ts").GetInt64() + seconds;
    }
}
