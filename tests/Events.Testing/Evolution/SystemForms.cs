using System.Security.Cryptography;
using System.Text;

namespace Events.Testing.Evolution;

/// <summary>Documents of the container <c>system</c> in every form that a version of the service stored before schema 2.</summary>
internal static class SystemForms
{
    /// <summary>The token whose document is <see cref="Token"/>.</summary>
    public const string Secret = "events_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    // Since 6254bd8. It does not say which schema the events have.
    public const string Counter = """{"id":"counter:event","next":1001}""";

    // Since 6254bd8.
    public const string Casefile = """{"id":"casefile:123","subjects":[456],"case_services":[1]}""";

    // Since 6254bd8.
    public const string Row = """{"id":"event:5","calendar_id":7}""";

    // Since 0779d65, with the name of the write.
    public const string NamedRow = """{"id":"event:5","calendar_id":7,"write":"1f2e3d4c5b6a7988"}""";

    // Since 0ef7f3e.
    public const string Feed = """{"id":"feed:7","generation":"00112233445566778899aabbccddeeff"}""";

    // Since c9ce456. The time has a fraction and an offset.
    public const string LastRun = """
        {"id":"dispatch:last","run":{"started_at":"2026-03-02T12:00:00.1234567+00:00","result":{"delivered":3,"retried":2,"failed":1,"duration_ms":12}}}
        """;

    /// <summary>Since 6254bd8.</summary>
    public static string Token { get; } =
        $$"""{"id":"token:{{Hash(Secret)}}","kind":"token","name":"crm","scopes":"read,write","created_at":"2026-03-01T12:00:00.1234567+00:00","expires_at":null,"revoked_at":null}""";

    /// <summary>The idempotency record of a create, as 271843d wrote it. It is kept for one day.</summary>
    public static string Record(string key, string body, long eventId) => Record(key, "CreateEvent", body, 86_400, $$"""{"id":{{eventId}}}""");

    /// <summary>The idempotency record of a batch with one refused event, as 0779d65 wrote it. It is kept for two days.</summary>
    public static string BatchRecord(string key, string body, long eventId) => Record(
        key,
        "CreateEventBatch",
        body,
        172_800,
        $$"""{"id":{{eventId}}},{"detail":"The event breaks one or more rules.","faults":[{"pointer":"#/events/1/title","code":"empty","message":"The title must not be empty."}]}""");

    /// <summary>The id of the record that a service without tokens stores for a key.</summary>
    public static string RecordId(string key, string endpoint) => $"idempotency:{Hash($"local\0{endpoint}\0{key}")}";

    /// <summary>The SHA-256 of a text, in hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Record(string key, string endpoint, string body, int timeToLive, string planned) =>
        $$$"""{"id":"{{{RecordId(key, endpoint)}}}","ttl":{{{timeToLive}}},"body_hash":"{{{Hash(body)}}}","plan":{"created_at":1772452800,"trace_id":"0af7651916cd43dd8448eb211c80319c","events":[{{{planned}}}]}}""";
}
