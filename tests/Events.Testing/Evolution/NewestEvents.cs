namespace Events.Testing.Evolution;

/// <summary>Documents of events as this version stores them. The names of writes and claims are <c>0</c>.</summary>
internal static class NewestEvents
{
    /// <summary>An event with the required members only.</summary>
    public const string Plain = """
        {"id":"$id","calendar_id":7,"schema":2,"revision":1,"create":"0",
        "keys":{"number":$id,"casefile":9,"start":1675101600,"end":1675116000,
        "created":1772452860,"updated":1772452860,"title":"VISIT","allday":false,"show_as":"busy","users":[]},
        "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":null,"case_service_id":null,
        "start_at":"2023-01-30T18:00:00Z","end_at":"2023-01-30T22:00:00Z","is_allday":false,"timezone":null,"title":"Visit","body":null,
        "address":null,
        "users_list":[],"alert_at":null,"alert_sent_at":null,"created_at":"2026-03-02T12:01:00Z","updated_at":"2026-03-02T12:01:00Z","show_as":"busy","alert_before":null}}
        """;

    /// <summary>An event with every field, whose alert is due.</summary>
    public const string Full = """
        {"id":"$id","calendar_id":7,"schema":2,"revision":1,"create":"0",
        "keys":{"number":$id,"casefile":9,"subject":456,"service":77,"start":1772454600,"end":1772456400,"alert":1772452800,
        "created":1772452860,"updated":1772452860,
        "title":"STRAßE <A> & \"É\" 😀","allday":true,"show_as":"free","users":[3,1,2]},
        "due_at":1772452800,
        "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":456,"case_service_id":77,
        "start_at":"2026-03-02T12:30:00Z","end_at":"2026-03-02T13:00:00Z","is_allday":true,"timezone":"America/Denver","title":"Straße <a> & \"é\" 😀","body":"One\nTwo\t}",
        "address":{"address_1":"1 Main St","address_2":null,"address_3":null,"city":"Denver","state":"CO","zip":"80202","country":"US"},
        "users_list":[3,1,2],"alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-02T12:01:00Z","updated_at":"2026-03-02T12:01:00Z","show_as":"free","alert_before":30}}
        """;

    /// <summary>The first try of its alert is in progress.</summary>
    public const string Claimed = """
        {"id":"$id","calendar_id":7,"schema":2,"revision":1,"create":"0",
        "keys":{"number":$id,"casefile":9,"subject":456,"service":77,"start":1772454600,"end":1772456400,"alert":1772452800,
        "created":1772452860,"updated":1772452860,
        "title":"STRAßE <A> & \"É\" 😀","allday":true,"show_as":"free","users":[3,1,2]},
        "due_at":1772452920,
        "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":456,"case_service_id":77,
        "start_at":"2026-03-02T12:30:00Z","end_at":"2026-03-02T13:00:00Z","is_allday":true,"timezone":"America/Denver","title":"Straße <a> & \"é\" 😀","body":"One\nTwo\t}",
        "address":{"address_1":"1 Main St","address_2":null,"address_3":null,"city":"Denver","state":"CO","zip":"80202","country":"US"},
        "users_list":[3,1,2],"alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-02T12:01:00Z","updated_at":"2026-03-02T12:01:00Z","show_as":"free","alert_before":30},
        "claim":{"token":"0","attempts":0,"accepted":[],"gone":[],"errors":{}}}
        """;

    /// <summary>One try of its alert was refused.</summary>
    public const string Tried = """
        {"id":"$id","calendar_id":7,"schema":2,"revision":1,"create":"0",
        "keys":{"number":$id,"casefile":9,"subject":456,"service":77,"start":1772454600,"end":1772456400,"alert":1772452800,
        "created":1772452860,"updated":1772452860,
        "title":"STRAßE <A> & \"É\" 😀","allday":true,"show_as":"free","users":[3,1,2]},
        "due_at":1772452920,
        "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":456,"case_service_id":77,
        "start_at":"2026-03-02T12:30:00Z","end_at":"2026-03-02T13:00:00Z","is_allday":true,"timezone":"America/Denver","title":"Straße <a> & \"é\" 😀","body":"One\nTwo\t}",
        "address":{"address_1":"1 Main St","address_2":null,"address_3":null,"city":"Denver","state":"CO","zip":"80202","country":"US"},
        "users_list":[3,1,2],"alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-02T12:01:00Z","updated_at":"2026-03-02T12:01:00Z","show_as":"free","alert_before":30},
        "claim":{"attempts":1,"accepted":[],"gone":[],"errors":{"recording":"answered 500"}}}
        """;

    /// <summary>Its alert has failed.</summary>
    public const string Failed = """
        {"id":"$id","calendar_id":7,"schema":2,"revision":1,"create":"0",
        "keys":{"number":$id,"casefile":9,"subject":456,"service":77,"start":1772454600,"end":1772456400,"alert":1772452800,
        "created":1772452860,"updated":1772452860,
        "title":"STRAßE <A> & \"É\" 😀","allday":true,"show_as":"free","users":[3,1,2]},
        "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":456,"case_service_id":77,
        "start_at":"2026-03-02T12:30:00Z","end_at":"2026-03-02T13:00:00Z","is_allday":true,"timezone":"America/Denver","title":"Straße <a> & \"é\" 😀","body":"One\nTwo\t}",
        "address":{"address_1":"1 Main St","address_2":null,"address_3":null,"city":"Denver","state":"CO","zip":"80202","country":"US"},
        "users_list":[3,1,2],"alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-02T12:01:00Z","updated_at":"2026-03-02T12:01:00Z","show_as":"free","alert_before":30},
        "claim":{"attempts":2,"accepted":[],"gone":["recording"],"errors":{"recording":"answered 410"}},
        "failed_at":1772456460}
        """;

    /// <summary>Its alert has failed, and an operator retries it.</summary>
    public const string SentAgain = """
        {"id":"$id","calendar_id":7,"schema":2,"revision":1,"create":"0","write":"0",
        "keys":{"number":$id,"casefile":9,"subject":456,"service":77,"start":1772454600,"end":1772456400,"alert":1772452800,
        "created":1772452860,"updated":1772452860,
        "title":"STRAßE <A> & \"É\" 😀","allday":true,"show_as":"free","users":[3,1,2]},
        "due_at":1772456460,
        "claim":{"attempts":0,"accepted":[],"gone":[],"errors":{"recording":"answered 410"}},
        "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":456,"case_service_id":77,
        "start_at":"2026-03-02T12:30:00Z","end_at":"2026-03-02T13:00:00Z","is_allday":true,"timezone":"America/Denver","title":"Straße <a> & \"é\" 😀","body":"One\nTwo\t}",
        "address":{"address_1":"1 Main St","address_2":null,"address_3":null,"city":"Denver","state":"CO","zip":"80202","country":"US"},
        "users_list":[3,1,2],"alert_at":"2026-03-02T12:00:00Z","alert_sent_at":null,"created_at":"2026-03-02T12:01:00Z","updated_at":"2026-03-02T12:01:00Z","show_as":"free","alert_before":30}}
        """;

    /// <summary>Its alert was delivered.</summary>
    public const string Stamped = """
        {"id":"$id","calendar_id":7,"schema":2,"revision":2,"create":"0","write":"0",
        "keys":{"number":$id,"casefile":9,"subject":456,"service":77,"start":1772454600,"end":1772456400,"alert":1772452800,
        "created":1772452860,"updated":1772456460,
        "title":"STRAßE <A> & \"É\" 😀","allday":true,"show_as":"free","users":[3,1,2],"sent":1772456460},
        "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":456,"case_service_id":77,
        "start_at":"2026-03-02T12:30:00Z","end_at":"2026-03-02T13:00:00Z","is_allday":true,"timezone":"America/Denver","title":"Straße <a> & \"é\" 😀","body":"One\nTwo\t}",
        "address":{"address_1":"1 Main St","address_2":null,"address_3":null,"city":"Denver","state":"CO","zip":"80202","country":"US"},
        "users_list":[3,1,2],"alert_at":"2026-03-02T12:00:00Z","alert_sent_at":"2026-03-02T13:01:00Z","created_at":"2026-03-02T12:01:00Z","updated_at":"2026-03-02T13:01:00Z","show_as":"free","alert_before":30}}
        """;

    /// <summary>The event was changed, and the change set its alert.</summary>
    public const string Armed = """
        {"id":"$id","calendar_id":7,"schema":2,"revision":3,"create":"0","write":"0",
        "keys":{"number":$id,"casefile":9,"subject":456,"service":77,"start":1772455500,"end":1772456400,"alert":1772453700,
        "created":1772452860,"updated":1772456461,
        "title":"STRAßE <A> & \"É\" 😀","allday":true,"show_as":"free","users":[3,1,2]},"armed":3,
        "due_at":1772453700,
        "event":{"id":$id,"casefile_id":9,"calendar_id":7,"subject_id":456,"case_service_id":77,
        "start_at":"2026-03-02T12:45:00Z","end_at":"2026-03-02T13:00:00Z","is_allday":true,"timezone":"America/Denver","title":"Straße <a> & \"é\" 😀","body":"One\nTwo\t}",
        "address":{"address_1":"1 Main St","address_2":null,"address_3":null,"city":"Denver","state":"CO","zip":"80202","country":"US"},
        "users_list":[3,1,2],"alert_at":"2026-03-02T12:15:00Z","alert_sent_at":null,"created_at":"2026-03-02T12:01:00Z","updated_at":"2026-03-02T13:01:01Z","show_as":"free","alert_before":30}}
        """;

    /// <summary>The event was deleted.</summary>
    public const string Tombstone = """
        {"id":"$id","calendar_id":7,"schema":2,"revision":4,"create":"0","write":"0","deleted_at":1772456460,"deleted_number":$id,"created_at":1772452860,"ttl":7776000,
        "deleted":{"id":$id,"calendar_id":7,"deleted_at":"2026-03-02T13:01:00Z"}}
        """;
}
