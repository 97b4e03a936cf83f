namespace Events.EndToEnd.Tests.Alerts;

/// <summary>Documents of events whose alert is due at noon, as earlier versions of the service wrote them.</summary>
internal static class StoredAlerts
{
    /// <summary>As the versions wrote it that did not distinguish the armings of an alert.</summary>
    public static string WithoutArming(long id) => Document(id, "\"due_at\":1772452800,");

    /// <summary>After one try, as the first version with alerts wrote it, with one error for all channels.</summary>
    public static string WithOneError(long id) => Document(
        id,
        "\"due_at\":1772452800,\"claim\":{\"attempts\":1,\"accepted\":[\"well\"],\"gone\":[],\"last_error\":\"ill: a.example answered 500\"},");

    /// <summary>During its first try, as the same version wrote it.</summary>
    public static string WithTheFirstClaim(long id) => Document(
        id,
        "\"due_at\":1772452800,\"claim\":{\"token\":\"0123456789abcdef0123456789abcdef\",\"attempts\":0,\"accepted\":[],\"gone\":[]},");

    /// <summary>After it failed, as the same version wrote it.</summary>
    public static string Failed(long id) => Document(
        id,
        "\"failed_at\":1772452800,\"claim\":{\"attempts\":10,\"accepted\":[],\"gone\":[],\"last_error\":\"webhook:crm: a.example answered 500\"},");

    private static string Document(long id, string alert) =>
        $$"""
        {"id":"{{id}}","calendar_id":1,"schema":1,"revision":3,"write":"8f14e45fceea467a9a36dedd4bea2543",
        "keys":{"number":{{id}},"casefile":123,"start":1772452800,"end":1772456400,"alert":1772452800,"created":1772452700,"updated":1772452710,
        "title":"surveillance","allday":false,"users":[]},{{alert}}
        "event":{"id":{{id}},"casefile_id":123,"calendar_id":1,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
        "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Surveillance","body":null,"address":null,"users_list":[],
        "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-02T11:58:20Z","updated_at":"2026-03-02T11:58:30Z"}
        }
        """;
}
