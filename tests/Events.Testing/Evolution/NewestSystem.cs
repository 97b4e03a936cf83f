namespace Events.Testing.Evolution;

/// <summary>Documents of the container <c>system</c> as this version stores them. Names, trace ids, generations and texts for people are <c>0</c>.</summary>
internal static class NewestSystem
{
    /// <summary>The position of an upgrade that has come to the event 5.</summary>
    public const string UpgradePosition = """{"id":"upgrade:event","schema":2,"position":5}""";

    /// <summary>A document of each kind.</summary>
    /// <param name="bodyHash">The hash of the body of a create.</param>
    /// <param name="batchHash">The hash of the body of a batch.</param>
    public static IReadOnlyList<string> All(string bodyHash, string batchHash) =>
    [
        """{"id":"counter:event","next":101,"schema":2}""",
        """{"id":"event:1","calendar_id":7,"write":"0"}""",
        $$$"""{"id":"{{{SystemForms.RecordId("key", "CreateEvent")}}}","ttl":172800,"body_hash":"{{{bodyHash}}}","plan":{"created_at":1772452860,"trace_id":"0","events":[{"id":1}]}}""",
        $$$"""{"id":"{{{SystemForms.RecordId("key", "CreateEventBatch")}}}","ttl":172800,"body_hash":"{{{batchHash}}}","plan":{"created_at":1772452860,"trace_id":"0","events":[{"id":2},{"detail":"0","faults":[{"pointer":"#/events/1/title","code":"empty","message":"0"}]}]}}""",
        """{"id":"casefile:123","subjects":[456],"case_services":[1]}""",
        """{"id":"feed:7","generation":"0"}""",
        """{"id":"dispatch:last","run":{"started_at":"2026-03-02T12:01:00Z","result":{"delivered":0,"retried":0,"failed":0,"duration_ms":0}}}""",
        """{"id":"token:0","kind":"token","name":"crm","scopes":"read,write","created_at":"2026-03-02T12:01:00+00:00","expires_at":null,"revoked_at":null}""",
    ];
}
