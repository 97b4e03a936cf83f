using Events.Core.Events.Storing;
using Events.Tests.Shared;

namespace Events.Testing.Evolution;

/// <summary>Events as a later version of the service may store them.</summary>
internal static class NewerEvents
{
    /// <summary>The schema of the later version.</summary>
    public const int Schema = StoredDocument.NewestSchema + 1;

    /// <summary>Has members that this version does not know. Its alert is due.</summary>
    public static StoredForm Readable { get; } = Of("readable", "\"due_at\":1772452800,", "[3,1]");

    /// <summary>The same event after its alert has failed.</summary>
    public static StoredForm Failed { get; } = Of(
        "failed", "\"failed_at\":1772452800,\"claim\":{\"attempts\":10,\"accepted\":[],\"gone\":[],\"errors\":{\"recording\":\"answered 500\"}},", "[3,1]");

    /// <summary>Has another type where this version expects a list. Its alert is due.</summary>
    public static StoredForm Unreadable { get; } = Of("unreadable", "\"due_at\":1772452800,", "{\"staff\":[3,1]}");

    private static StoredForm Of(string name, string alert, string users) => new(
        name,
        "",
        $$$"""
        {"id":"$id","calendar_id":7,"schema":{{{Schema}}},"revision":4,"create":"1f2e3d4c5b6a7988","write":"0b6a2f0c7d3e4c1f","series":{"id":12},
        "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"alert":1772452800,"created":1772366400,"updated":1772366400,
        "title":"VISIT","allday":false,"show_as":"busy","room":"A1","users":[3,1]},{{{alert}}}
        "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
        "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":{{{users}}},
        "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z"
        {{{AddedMembers.TextAfter(1)}}},"room":"A1"}}
        """);
}
