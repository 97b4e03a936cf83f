using System.Text.Json.Nodes;

namespace Events.EndToEnd.Tests.Fixtures;

/// <summary>Bodies of good requests.</summary>
internal static class Bodies
{
    /// <summary>An event with what is needed, and more where a test says so.</summary>
    public static string Event(long calendarId, Action<JsonObject>? more = null)
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
        return new JsonObject { ["event"] = members }.ToJsonString();
    }

    public static string Casefile(long[] subjects, long[] services) =>
        $$$"""{"casefile":{"subjects":[{{{string.Join(',', subjects)}}}],"case_services":[{{{string.Join(',', services)}}}]}}""";
}
