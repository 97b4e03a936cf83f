using System.Text.Json;
using LocalCosmos.Server;

namespace LocalCosmos.Documents;

/// <summary>When a document ends by itself: <c>_ts</c> and the seconds of its <c>ttl</c>, else of its container.</summary>
internal static class TimeToLive
{
    private const string Property = "ttl";
    private const int Never = -1;

    /// <exception cref="RefusedException">The document's <c>ttl</c> is neither -1 nor a positive 32-bit number.</exception>
    public static void Check(JsonElement body)
    {
        if (body.TryGetProperty(Property, out var ttl)
            && !(ttl.ValueKind == JsonValueKind.Number && ttl.TryGetInt32(out var seconds) && seconds is Never or > 0))
        {
            throw RefusedException.BadRequest("The input ttl is invalid: it is -1 or a positive number of seconds.");
        }
    }

    /// <summary>The second, in Unix time, from which on the document is gone; null where it stays.</summary>
    /// <param name="document">A stored document, with its <c>_ts</c>.</param>
    /// <param name="containerDefault">What its container says; without it no document ends.</param>
    public static long? EndOf(StoredDocument document, int? containerDefault)
    {
        if (containerDefault is not { } seconds)
        {
            return null;
        }

        if (document.Body.TryGetProperty(Property, out var own))
        {
            seconds = own.GetInt32();
        }

        return seconds == Never ? null : document.Body.GetProperty("_ts").GetInt64() + seconds;
    }
}
