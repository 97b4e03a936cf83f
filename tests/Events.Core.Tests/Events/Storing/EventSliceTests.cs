using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Events.Core.Events;
using Events.Core.Events.Listing;
using Events.Core.Events.Storing;
using Events.Tests.Shared;

namespace Events.Core.Tests.Events.Storing;

public sealed class EventSliceTests
{
    private static readonly string Stored =
        $$$"""
        {"id":"1042","calendar_id":1,"schema":{{{StoredDocument.NewestSchema}}},"revision":7,"keys":{"number":1042,"start":1675101600,"updated":-2208988800,"id":9},
        "event":{"id":1042,"title":"\"id\":1","address":{"id":5,"event":{}},"users_list":[1,2]},"_etag":"\"00\"","_ts":1}
        """;

    public static TheoryData<int> OlderSchemas => [.. AddedMembers.OlderSchemas];

    [Fact]
    public void Find_ReturnsTheEventOfADocument()
    {
        EventResponse answer = Find(Stored)!;

        Assert.Equal((1042, 7, StoredDocument.NewestSchema), (answer.Id, answer.Revision, answer.Schema));
        Assert.Equal("""{"id":1042,"title":"\"id\":1","address":{"id":5,"event":{}},"users_list":[1,2]}""", Text(answer));
    }

    [Fact]
    public void Find_ReturnsTheStoredBytes() => RandomEvents.All.Sample(stored =>
    {
        EventResponse answer = EventSlice.Find(CoreJson.Serializer.Write(StoredDocument.New(stored)))!;

        Assert.Equal((stored.Id, 1, StoredDocument.NewestSchema), (answer.Id, answer.Revision, answer.Schema));
        Assert.Equal(CoreJson.Serializer.Write(stored), answer.Json.ToArray());
    });

    [Fact]
    public void Find_ReadsTheSortValueOfTheList() => Gen.Select(RandomEvents.All, Gen.Int[0, 2]).Sample((stored, choice) =>
    {
        EventSort sort = EventSort.Words[choice].Value;
        JsonObject document = JsonNode.Parse(CoreJson.Serializer.Write(StoredDocument.New(stored)))!.AsObject();
        JsonObject projected = new()
        {
            ["id"] = document["id"]!.DeepClone(),
            ["schema"] = document["schema"]!.DeepClone(),
            ["revision"] = document["revision"]!.DeepClone(),
            ["number"] = document["keys"]!["number"]!.DeepClone(),
            ["position"] = sort.Path.Split('/')[1..].Aggregate((JsonNode)document, (node, name) => node[name]!).DeepClone(),
            ["event"] = document["event"]!.DeepClone(),
        };

        EventResponse answer = FindInProjection(projected.ToJsonString(), out long? position)!;

        Assert.Equal((stored.Id, projected["event"]!.ToJsonString()), (answer.Id, Text(answer)));
        Assert.Equal(
            sort == EventSort.Id ? stored.Id : (sort == EventSort.StartAt ? stored.StartAt : stored.UpdatedAt).ToUnixTimeSeconds(), position);
    });

    [Theory]
    [InlineData("""{"id":"7","schema":$newest,"revision":1,"number":7,"position":5,"event":{"id":7,"title":"a"}}""")]
    [InlineData("""{ "id": "7", "schema": $newest, "revision": 1, "number": 7, "position": 5, "event": {"id":7,"title":"a"} }  """)]
    [InlineData("""{"event":{"id":7,"title":"a"},"position":5,"number":7,"revision":1,"schema":$newest,"id":"7"}""")]
    [InlineData("""{"id":"7","schema":$newest,"revision":1,"event":{"id":7,"title":"a"},"position":5,"number":7}""")]
    public void FindInProjection_WithMembersInAnyOrder_ReturnsTheEvent(string projection)
    {
        EventResponse answer = FindInProjection(projection.Replace("$newest", $"{StoredDocument.NewestSchema}", StringComparison.Ordinal), out long? position)!;

        Assert.Equal((7, 1, StoredDocument.NewestSchema, 5, """{"id":7,"title":"a"}"""), (answer.Id, answer.Revision, answer.Schema, position, Text(answer)));
    }

    [Theory]
    [InlineData("""{"id":"7","schema":2,"revision":1,"number":7,"position":5,"event":{"id":8,"title":"a"}}""")]
    [InlineData("""{"id":"7","schema":2,"revision":1,"number":8,"position":5,"event":{"id":7,"title":"a"}}""")]
    [InlineData("""{"id":"7","schema":2,"revision":1,"number":7,"position":5,"event":{"title":"a"}}""")]
    [InlineData("""{"id":"7","schema":2,"revision":1,"number":7,"position":5,"event":[7]}""")]
    [InlineData("""{"id":"7","schema":2,"revision":1,"number":7,"position":5,"event":7}""")]
    public void FindInProjection_OfMembersThatDoNotMatch_Throws(string projection) =>
        Assert.ThrowsAny<JsonException>(() => FindInProjection(projection, out _));

    [Theory]
    [MemberData(nameof(OlderSchemas))]
    public void Find_CompletesAnEventOfAnOlderSchema(int schema)
    {
        JsonObject older = JsonNode.Parse(ExampleBodies.Answer)!.AsObject();
        AddedMembers.RemoveFrom(older, schema);

        EventResponse answer = Find($$"""{"id":"1042","schema":{{schema}},"revision":3,"event":{{older.ToJsonString()}}}""")!;

        Assert.Equal((1042, 3, StoredDocument.NewestSchema), (answer.Id, answer.Revision, answer.Schema));
        Assert.Equal(ExampleBodies.Answer, Text(answer));
    }

    // An older schema is answered as the upgrade of its document writes it.
    [Theory]
    [MemberData(nameof(OlderSchemas))]
    public void Find_OfAnOlderSchema_ReturnsTheEventAsTheUpgradeStoresIt(int schema) => RandomEvents.All.Sample(stored =>
    {
        JsonObject document = JsonNode.Parse(CoreJson.Serializer.Write(StoredDocument.New(stored)))!.AsObject();
        document["schema"] = schema;
        AddedMembers.RemoveFrom(document["event"]!.AsObject(), schema);
        byte[] json = Encoding.UTF8.GetBytes(document.ToJsonString());

        EventResponse answer = EventSlice.Find(json)!;
        StoredDocument upgraded = CoreJson.Serializer.Read<StoredDocument>(json).Upgraded();

        Assert.True(CoreJson.Serializer.Read<Event>(answer.Json.Span).HasSameFields(upgraded.Event!));
        Assert.Equal((StoredDocument.NewestSchema, StoredDocument.NewestSchema), (answer.Schema, upgraded.Schema));
    });

    [Fact]
    public void Find_KeepsTheMembersOfANewerSchema()
    {
        const string Event = """{"id":7,"show_as":"free","colour":"red","more":{"id":8}}""";

        EventResponse answer = Find($$"""{"new":[{"event":1}],"id":"7","schema":{{StoredDocument.NewestSchema + 1}},"revision":1,"event":{{Event}}}""")!;

        Assert.Equal((StoredDocument.NewestSchema + 1, Event), (answer.Schema, Text(answer)));
    }

    [Theory]
    [InlineData("""{"id":"7","calendar_id":1,"deleted":{"id":7,"calendar_id":1,"deleted_at":"2023-01-02T00:00:00Z"}}""")]
    [InlineData("""{"id":"7","calendar_id":1,"schema":2,"revision":2,"deleted_at":1,"deleted_number":7,"deleted":{"id":7},"_ts":1}""")]
    public void Find_OfATombstone_ReturnsNull(string document) => Assert.Null(Find(document));

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"id":"1","schema":2}""")]
    [InlineData("""{"id":"1","schema":2,"event":null}""")]
    [InlineData("""{"id":"1","schema":2,"event":[]}""")]
    [InlineData("""{"id":"1","schema":2,"event":"{}"}""")]
    [InlineData("""{"id":"1","schema":2,"event":{}}""")]
    [InlineData("""{"id":"1","schema":2,"event":{"id":null}}""")]
    [InlineData("""{"id":"1","schema":2,"event":{"id":"1"}}""")]
    [InlineData("""{"id":"1","schema":2,"event":{"id":1.5}}""")]
    [InlineData("""{"id":"1","schema":2,"event":{"id":2}}""")]
    [InlineData("""{"id":"1","schema":2,"event":{"id":1}""")]
    [InlineData("""{"id":"1","event":{"id":1}}""")]
    [InlineData("""{"id":"1","schema":0,"event":{"id":1}}""")]
    [InlineData("""{"id":"1","schema":"2","event":{"id":1}}""")]
    [InlineData("""{"id":"1","schema":null,"event":{"id":1}}""")]
    [InlineData("""{"id":"1","schema":2,"revision":"1","event":{"id":1}}""")]
    [InlineData("""{"id":"1","schema":2,"position":1e99,"event":{"id":1}}""")]
    [InlineData("""{"id":1,"schema":2,"event":{"id":1}}""")]
    [InlineData("""{"id":null,"schema":2,"event":{"id":1}}""")]
    [InlineData("""{"id":"","schema":2,"event":{"id":1}}""")]
    [InlineData("""{"id":"one","schema":2,"event":{"id":1}}""")]
    [InlineData("""{"id":"-1","schema":2,"event":{"id":-1}}""")]
    [InlineData("""{"id":"0","schema":2,"event":{"id":0}}""")]
    [InlineData("""{"id":"99999999999999999999","schema":2,"event":{"id":1}}""")]
    [InlineData("""{"schema":2,"event":{"id":1}}""")]
    public void Find_RefusesADocumentThatNoVersionWrote(string document) =>
        Assert.ThrowsAny<JsonException>(() => Find(document));

    // A list skips an unreadable document only for these exceptions.
    [Fact]
    public void Find_OfAMutatedDocument_ThrowsNothingElse()
    {
        byte[] document = Encoding.UTF8.GetBytes(Stored);
        Gen.Select(Gen.Int[0, document.Length - 1], Gen.Byte, Gen.Int[0, document.Length]).Sample((index, value, length) =>
        {
            byte[] mutated = document[..length];
            if (index < length)
            {
                mutated[index] = value;
            }

            Exception? exception = Record.Exception(() => EventSlice.Find(mutated));
            Assert.True(exception is null or JsonException or InvalidOperationException or FormatException, exception?.ToString());
            exception = Record.Exception(() => EventSlice.SchemaOf(mutated));
            Assert.True(exception is null or JsonException or InvalidOperationException or FormatException, exception?.ToString());
        });
    }

    [Theory]
    [InlineData("""{"id":"1","schema":3}""", 3)]
    [InlineData("""{"id":"1","event":{"schema":3}}""", 0)]
    [InlineData("{}", 0)]
    public void SchemaOf_ReadsTheSchemaOfTheDocument(string document, int schema) =>
        Assert.Equal(schema, EventSlice.SchemaOf(Encoding.UTF8.GetBytes(document)));

    private static EventResponse? Find(string document) => EventSlice.Find(Encoding.UTF8.GetBytes(document));

    private static EventResponse? FindInProjection(string projection, out long? position) =>
        EventSlice.FindInProjection(Encoding.UTF8.GetBytes(projection), out position);

    private static string Text(EventResponse answer) => Encoding.UTF8.GetString(answer.Json.Span);
}
