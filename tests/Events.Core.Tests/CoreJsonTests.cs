using System.Text;
using System.Text.Json;
using Events.Core.Access;
using Events.Core.Alerts;
using Events.Core.Casefiles;
using Events.Core.Events.Listing;
using Events.Core.Events.Storing;
using Events.Core.Events.Writing;
using Events.Core.Feeds;

namespace Events.Core.Tests;

/// <summary>The JSON of all documents except events. Earlier versions wrote the same texts, so they must never change.</summary>
public sealed class CoreJsonTests
{
    public static TheoryData<string, Type> Documents { get; } = new()
    {
        { """{"id":"counter:event","next":301}""", typeof(IdCounter) },
        { """{"id":"counter:event","next":301,"schema":2}""", typeof(IdCounter) },
        { """{"id":"event:1042","calendar_id":7}""", typeof(EventIdEntry) },
        { """{"id":"event:1042","calendar_id":7,"write":"w"}""", typeof(EventIdEntry) },
        { """{"id":"upgrade:event","schema":2,"position":7}""", typeof(UpgradePosition) },
        { """{"id":"casefile:123","subjects":[456,1],"case_services":[]}""", typeof(CasefileDocument) },
        { """{"id":"feed:7","generation":"00112233445566778899aabbccddeeff"}""", typeof(FeedDocument) },
        {
            """{"id":"token:x","kind":"token","name":"Büro & <more>","scopes":"events:read","created_at":"2023-01-30T18:00:00+00:00","expires_at":null,"revoked_at":null}""",
            typeof(ApiToken)
        },
        {
            """{"id":"idempotency:x","ttl":172800,"body_hash":"ab","plan":{"created_at":1675101600,"trace_id":"t","events":[{"id":7},"""
            + """{"detail":"Wrong.","faults":[{"pointer":"#/events/1/title","code":"empty","message":"Must not be empty."}]}]}}""",
            typeof(IdempotencyRecord)
        },
        {
            """{"id":"dispatch:last","run":{"started_at":"2023-01-30T18:00:00Z","result":{"delivered":1,"retried":2,"failed":3,"duration_ms":4}}}""",
            typeof(DispatchRunDocument)
        },
        { """{"id":"7","deleted_at":1672617600,"deleted_number":7,"deleted":{"id":7,"calendar_id":1,"deleted_at":"2023-01-02T00:00:00Z"}}""", typeof(DeletedEventResult) },
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_IsWrittenAsItWasRead(string json, Type type)
    {
        Func<string, string> rewrite = Rewrite<object>;
        string written = (string)rewrite.Method.GetGenericMethodDefinition().MakeGenericMethod(type).Invoke(null, [json])!;

        Assert.Equal(json, written);
    }

    // The database adds members, and a newer version may add others.
    [Theory]
    [MemberData(nameof(Documents))]
    public void Document_WithUnknownMembers_IsRead(string json, Type type)
    {
        string more = string.Concat(json.AsSpan(0, json.Length - 1), ",\"_rid\":\"x\",\"_etag\":\"\\\"00\\\"\",\"_ts\":1,\"new\":{\"id\":[]}}");
        Func<string, string> rewrite = Rewrite<object>;

        Assert.Equal(json, rewrite.Method.GetGenericMethodDefinition().MakeGenericMethod(type).Invoke(null, [more]));
    }

    [Fact]
    public void DispatchRun_OfAnEarlierVersion_IsRead()
    {
        const string Stored =
            """{"id":"dispatch:last","run":{"started_at":"2023-01-30T18:00:00.1234567+00:00","result":{"delivered":1,"retried":0,"failed":0,"duration_ms":4}}}""";

        DispatchRun run = CoreJson.Serializer.Read<DispatchRunDocument>(Encoding.UTF8.GetBytes(Stored)).ToRun();

        Assert.Equal(("2023-01-30T18:00:00Z", 1, 4), ($"{run.StartedAt}", run.Delivered, run.DurationMs));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"id":"counter:event"}""")]
    [InlineData("""{"id":"counter:event","next":"7"}""")]
    [InlineData("""{"id":null,"next":7}""")]
    public void Counter_ThatNoVersionWrote_IsRefused(string json) =>
        Assert.ThrowsAny<JsonException>(() => CoreJson.Serializer.Read<IdCounter>(Encoding.UTF8.GetBytes(json)));

    private static string Rewrite<TDocument>(string json) =>
        Encoding.UTF8.GetString(CoreJson.Serializer.Write(CoreJson.Serializer.Read<TDocument>(Encoding.UTF8.GetBytes(json))));
}
