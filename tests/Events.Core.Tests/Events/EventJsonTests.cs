using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Events.Core.Events;
using Events.Tests.Shared;
using NodaTime;

namespace Events.Core.Tests.Events;

/// <summary>The JSON of an event, as it is stored and returned.</summary>
public sealed class EventJsonTests
{
    private static readonly Event Smallest = new()
    {
        Id = 1,
        CasefileId = 123,
        CalendarId = 1,
        StartAt = Instant.FromUtc(2023, 1, 30, 18, 0),
        EndAt = Instant.FromUtc(2023, 1, 30, 18, 0),
        Title = "<Visit> & \"more\" \u00e9",
        CreatedAt = Instant.FromUtc(2023, 1, 30, 18, 0).PlusNanoseconds(1),
        UpdatedAt = Instant.FromUtc(2023, 1, 30, 18, 0).PlusNanoseconds(999_999_999),
    };

    public static TheoryData<int> OlderSchemas => [.. AddedMembers.OlderSchemas];

    [Fact]
    public void Write_WritesTheExampleOfTheContract()
    {
        Event sent = EventBody.ReadCreate(Encoding.UTF8.GetBytes(ExampleBodies.Create)).OrThrow();
        Instant created = Instant.FromUtc(2023, 1, 1, 0, 0);

        Assert.Equal(ExampleBodies.Answer, Written(sent with { Id = 1042, CreatedAt = created, UpdatedAt = created }));
    }

    [Fact]
    public void Write_WritesEveryMember_WithNullForEmpty()
    {
        JsonObject written = JsonNode.Parse(Written(Smallest))!.AsObject();

        Assert.Equal(EventMembers.All, written.Select(member => member.Key));
        NullabilityInfoContext nullability = new();
        IEnumerable<string> canBeNull = typeof(Event).GetProperties()
            .Where(property => nullability.Create(property).ReadState == NullabilityState.Nullable)
            .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
        Assert.Equal(canBeNull.Order(StringComparer.Ordinal), written.Where(member => member.Value is null).Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Write_CutsFractionsAndKeepsTextsUnescaped()
    {
        string written = Written(Smallest with { AlertSentAt = Smallest.UpdatedAt });

        Assert.Contains("\"title\":\"<Visit> & \\\"more\\\" \u00e9\"", written, StringComparison.Ordinal);
        Assert.Contains("\"created_at\":\"2023-01-30T18:00:00Z\",\"updated_at\":\"2023-01-30T18:00:00Z\"", written, StringComparison.Ordinal);
        Assert.Contains("\"alert_sent_at\":\"2023-01-30T18:00:00Z\"", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ShowAs.Busy, null, "\"show_as\":\"busy\",\"alert_before\":null")]
    [InlineData(ShowAs.Free, 0, "\"show_as\":\"free\",\"alert_before\":0")]
    public void Write_WritesTheMembersOfSchema2BehindThoseOfSchema1(ShowAs showAs, int? alertBefore, string members) =>
        Assert.EndsWith($"Z\",{members}{AddedMembers.TextAfter(2)}}}", Written(Smallest with { ShowAs = showAs, AlertBefore = alertBefore }), StringComparison.Ordinal);

    [Fact]
    public void Read_ReturnsWhatWasWritten() => RandomEvents.All.Sample(written =>
        CoreJson.Serializer.Read<Event>(CoreJson.Serializer.Write(written)).HasSameFields(written));

    [Theory]
    [MemberData(nameof(OlderSchemas))]
    public void Read_GivesAnEventOfAnOlderSchemaTheDefaults(int schema) => RandomEvents.All.Sample(stored =>
    {
        JsonObject json = JsonNode.Parse(Written(stored))!.AsObject();
        AddedMembers.RemoveFrom(json, schema);

        Event read = CoreJson.Serializer.Read<Event>(Encoding.UTF8.GetBytes(json.ToJsonString()));

        AddedMembers.AddTo(json, schema);
        Assert.Equal(json.ToJsonString(), JsonNode.Parse(Written(read))!.ToJsonString());
    });

    [Fact]
    public void ReadCreate_OfAnAnswer_ReadsTheSameEvent() => RandomEvents.All.Sample(written =>
    {
        JsonObject answered = JsonNode.Parse(CoreJson.Serializer.Write(written))!.AsObject();
        Assert.All(EventMembers.ReadOnly, member => Assert.True(answered.Remove(member)));

        Event read = EventBody.ReadCreate(JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["event"] = answered })).OrThrow();

        return read.HasSameFields(written with { Id = 0, AlertSentAt = null, CreatedAt = default, UpdatedAt = default });
    });

    [Theory]
    [InlineData("""{"id":1}""")]
    [InlineData("""{"id":"1"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("")]
    public void Read_RefusesJsonThatNoVersionWrote(string stored) =>
        Assert.ThrowsAny<JsonException>(() => CoreJson.Serializer.Read<Event>(Encoding.UTF8.GetBytes(stored)));

    [Theory]
    [InlineData("id", "\"1042\"")]
    [InlineData("id", "1.5")]
    [InlineData("casefile_id", "null")]
    [InlineData("start_at", "null")]
    [InlineData("end_at", "1675101600")]
    [InlineData("is_allday", "1")]
    [InlineData("title", "null")]
    [InlineData("title", "7")]
    [InlineData("address", "[]")]
    [InlineData("users_list", "null")]
    [InlineData("users_list", "[1,\"2\"]")]
    [InlineData("alert_sent_at", "\"soon\"")]
    [InlineData("show_as", "\"away\"")]
    [InlineData("show_as", "null")]
    [InlineData("alert_before", "\"30\"")]
    public void Read_RefusesAMemberThatNoVersionWrote(string member, string value)
    {
        JsonObject stored = JsonNode.Parse(ExampleBodies.Answer)!.AsObject();
        stored[member] = JsonNode.Parse(value);

        Assert.ThrowsAny<JsonException>(() => CoreJson.Serializer.Read<Event>(Encoding.UTF8.GetBytes(stored.ToJsonString())));
    }

    // Required are the members that the contract has always had. The others have a default.
    [Fact]
    public void Read_RefusesAnEventThatLacksARequiredMember()
    {
        string[] required =
        [
            .. typeof(Event).GetProperties()
                .Where(property => property.IsDefined(typeof(System.Text.Json.Serialization.JsonRequiredAttribute)))
                .Select(property => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name)),
        ];
        Assert.NotEmpty(required);
        Assert.All(EventMembers.All, member =>
        {
            JsonObject stored = JsonNode.Parse(ExampleBodies.Answer)!.AsObject();
            stored.Remove(member);
            Exception? exception = Record.Exception(() => CoreJson.Serializer.Read<Event>(Encoding.UTF8.GetBytes(stored.ToJsonString())));
            Assert.Equal(required.Contains(member), exception is JsonException);
        });
    }

    private static string Written(Event stored) => Encoding.UTF8.GetString(CoreJson.Serializer.Write(stored));
}
