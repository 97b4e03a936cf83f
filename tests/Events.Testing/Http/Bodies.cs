using System.Text.Json.Nodes;

namespace Events.Testing.Http;

/// <summary>Bodies of valid requests.</summary>
internal static class Bodies
{
    /// <summary>The body of a create with the required members. A test may add more.</summary>
    public static string Event(long calendarId, Action<JsonObject>? more = null) =>
        new JsonObject { ["event"] = Item(calendarId, more) }.ToJsonString();

    /// <summary>The same event as an item of a batch.</summary>
    public static JsonObject Item(long calendarId, Action<JsonObject>? more = null)
    {
        JsonObject members = new()
        {
            ["casefile_id"] = 9,
            ["calendar_id"] = calendarId,
            ["start_at"] = "2023-01-30T18:00:00Z",
            ["end_at"] = "2023-01-30T22:00:00Z",
            ["title"] = "Visit",
        };
        more?.Invoke(members);
        return members;
    }

    public static string Batch(params JsonNode[] items) => new JsonObject { ["events"] = new JsonArray(items) }.ToJsonString();

    public static string Casefile(long[] subjects, long[] services) =>
        $$$"""{"casefile":{"subjects":[{{{string.Join(',', subjects)}}}],"case_services":[{{{string.Join(',', services)}}}]}}""";
}
