namespace Events.Testing.Evolution;

/// <summary>Events in every form that a version of the service stored before schema 2.</summary>
internal static class OlderEvents
{
    /// <summary>Every form.</summary>
    public static IReadOnlyList<StoredForm> All { get; } =
    [
        // An event as the first version created it. Loaded events still have this form.
        new(
            "created",
            "6254bd8",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":1,
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"created":1772366400,"updated":1772366400,"title":"VISIT",
            "allday":false,"users":[]},
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":null,"alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z"}}
            """),

        // An event with every field.
        new(
            "full",
            "6254bd8",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":1,
            "keys":{"number":$id,"casefile":9,"subject":456,"start":1772452800,"end":1772456400,"alert":4070908800,"created":1772366400,
            "updated":1772366400,"title":"STRAßE <A> & \"É\" 😀","allday":true,"users":[3,1,2]},"due_at":4070908800,
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":456,"case_service_id":77,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":true,"timezone":"America/Denver","title":"Straße <a> & \"é\" 😀","body":"One\nTwo\t}",
            "address":{"address_1":"1 Main St","address_2":null,"address_3":null,"city":"Denver","state":"CO","zip":"80202","country":"US"},
            "users_list":[3,1,2],"alert_at":"2099-01-01T00:00:00Z","alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z",
            "updated_at":"2026-03-01T12:00:00Z"}}
            """),

        // An event whose alert is due.
        new(
            "alert",
            "6254bd8",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":1,
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"alert":1772452800,"created":1772366400,"updated":1772366400,"title":"VISIT",
            "allday":false,"users":[]},
            "due_at":1772452800,
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z"}}
            """),

        // The first try of its alert is in progress.
        new(
            "claimed by the first",
            "c9ce456",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":1,
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"alert":1772452800,"created":1772366400,"updated":1772366400,"title":"VISIT",
            "allday":false,"users":[]},
            "due_at":1772452800,"claim":{"token":"0123456789abcdef0123456789abcdef","attempts":0,"accepted":[],"gone":[]},
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z"}}
            """),

        // One try of its alert was refused. There is one error for all channels.
        new(
            "tried by the first",
            "c9ce456",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":1,
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"alert":1772452800,"created":1772366400,"updated":1772366400,"title":"VISIT",
            "allday":false,"users":[]},
            "due_at":1772452800,"claim":{"attempts":1,"accepted":["other"],"gone":[],"last_error":"recording: answered 500"},
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z"}}
            """),

        // Its alert has failed.
        new(
            "given up by the first",
            "c9ce456",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":1,
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"alert":1772452800,"created":1772366400,"updated":1772366400,"title":"VISIT",
            "allday":false,"users":[]},
            "failed_at":1772452800,"claim":{"attempts":10,"accepted":[],"gone":["recording"],"last_error":"recording: answered 410"},
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z"}}
            """),

        // Its alert was delivered.
        new(
            "stamped",
            "c9ce456",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":2,
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"alert":1772452800,"sent":1772452805,"created":1772366400,"updated":1772452805,"title":"VISIT",
            "allday":false,"users":[]},
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":"2026-03-02T12:00:05Z","created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-02T12:00:05Z"}}
            """),

        // A try of its alert is in progress, with an error for each channel.
        new(
            "claimed",
            "9a6a547",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":1,
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"alert":1772452800,"created":1772366400,"updated":1772366400,"title":"VISIT",
            "allday":false,"users":[]},
            "due_at":1772452800,"claim":{"token":"0123456789abcdef0123456789abcdef","attempts":1,"accepted":[],"gone":[],"errors":{"recording":"answered 500"}},
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z"}}
            """),

        // One try of its alert was refused.
        new(
            "tried",
            "9a6a547",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":1,
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"alert":1772452800,"created":1772366400,"updated":1772366400,"title":"VISIT",
            "allday":false,"users":[]},
            "due_at":1772452800,"claim":{"attempts":1,"accepted":["other"],"gone":[],"errors":{"recording":"answered 500"}},
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z"}}
            """),

        // Its alert has failed.
        new(
            "given up",
            "9a6a547",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":1,
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"alert":1772452800,"created":1772366400,"updated":1772366400,"title":"VISIT",
            "allday":false,"users":[]},
            "failed_at":1772452800,"claim":{"attempts":10,"accepted":["other"],"gone":[],"errors":{"recording":"answered 500"}},
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z"}}
            """),

        // It was changed. The name of the write has 32 characters.
        new(
            "changed",
            "271843d",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":2,"write":"8f14e45fceea467a9a36dedd4bea2543",
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"created":1772366400,"updated":1772366410,"title":"VISIT",
            "allday":false,"users":[]},
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":null,"alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:10Z"}}
            """),

        // It was changed, and its alert is due. The document does not say which revision set the alert.
        new(
            "changed with its alert",
            "271843d",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":2,"write":"8f14e45fceea467a9a36dedd4bea2543",
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"alert":1772452800,"created":1772366400,"updated":1772366410,"title":"VISIT",
            "allday":false,"users":[]},
            "due_at":1772452800,
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:10Z"}}
            """),

        // Revision 3 set the alert.
        new(
            "armed",
            "fc111a4",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":3,"write":"8f14e45fceea467a9a36dedd4bea2543",
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"alert":1772452800,"created":1772366400,"updated":1772366410,"title":"VISIT",
            "allday":false,"users":[]},
            "armed":3,"due_at":1772452800,
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:10Z"}}
            """),

        // It has the name of the write that created it.
        new(
            "named",
            "0779d65",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":1,"create":"1f2e3d4c5b6a7988",
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"created":1772366400,"updated":1772366400,"title":"VISIT",
            "allday":false,"users":[]},
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":null,"alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z"}}
            """),

        // It was changed; the names of writes have 16 characters.
        new(
            "named and changed",
            "0779d65",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":4,"create":"1f2e3d4c5b6a7988","write":"0b6a2f0c7d3e4c1f",
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"alert":1772452800,"created":1772366400,"updated":1772366410,"title":"VISIT",
            "allday":false,"users":[]},
            "armed":4,"due_at":1772452800,
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:10Z"}}
            """),

        // Its alert had failed, and an operator retries it.
        new(
            "sent again",
            "0779d65",
            """
            {"id":"$id","calendar_id":7,"schema":1,"revision":4,"create":"1f2e3d4c5b6a7988","write":"0b6a2f0c7d3e4c1f",
            "keys":{"number":$id,"casefile":9,"start":1772452800,"end":1772456400,"alert":1772452800,"created":1772366400,"updated":1772366410,"title":"VISIT",
            "allday":false,"users":[]},
            "armed":4,"due_at":1772452800,"claim":{"attempts":0,"accepted":["other"],"gone":[],"errors":{"recording":"answered 500"}},
            "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,"start_at":"2026-03-02T12:00:00Z",
            "end_at":"2026-03-02T13:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,"address":null,"users_list":[],
            "alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:10Z"}}
            """),
    ];

    /// <summary>The names of the forms.</summary>
    public static TheoryData<string> Names { get; } = [.. All.Select(form => form.Name)];

    /// <summary>The form with this name.</summary>
    public static StoredForm Of(string name) => All.Single(form => form.Name == name);
}
