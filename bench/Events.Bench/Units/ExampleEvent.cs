using System.Text.Json.Nodes;

namespace Events.Bench.Units;

/// <summary>The example event of the README.</summary>
internal static class ExampleEvent
{
    private const string Json =
        """
        {"casefile_id":123,"subject_id":456,"case_service_id":1,"start_at":"2023-01-30 18:00:00","end_at":"2023-01-30 22:00:00","timezone":"America/Denver","title":"Test API Event","body":"this is a test from the API","address":{"address_1":"2000 Blake Street","city":"Denver","state":"CO","zip":80202,"country":"US"},"users_list":[1,2,3]}
        """;

    /// <summary>The event on a calendar, with some members replaced.</summary>
    public static JsonObject On(long calendarId, params (string Name, string? Value)[] members)
    {
        JsonObject example = JsonNode.Parse(Json)!.AsObject();
        example["calendar_id"] = calendarId;
        foreach ((string name, string? value) in members)
        {
            example[name] = value;
        }

        return example;
    }
}
