using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Events.Core.Events;
using Events.Core.Events.Writing;
using Events.Core.Input;
using Events.Tests.Shared;
using NodaTime;

namespace Events.Core.Tests.Events.Writing;

public sealed class EventPatchTests
{
    // Valid and invalid values of each member, with null.
    private static readonly Dictionary<string, string[]> Values = new Dictionary<string, string[]>
    {
        ["casefile_id"] = ["5", "\"5\"", "null"],
        ["calendar_id"] = ["1", "2", "null"],
        ["subject_id"] = ["7", "null", "0"],
        ["case_service_id"] = ["8", "null", "1.5"],
        ["start_at"] = ["\"2023-01-30T18:00:00Z\"", "\"2025-01-01 00:00\"", "\"soon\"", "null"],
        ["end_at"] = ["\"2023-01-30T22:00:00Z\"", "\"2026-01-01 00:00\"", "null"],
        ["is_allday"] = ["true", "false", "null", "1"],
        ["timezone"] = ["\"UTC\"", "\"Nowhere\"", "null"],
        ["title"] = ["\" Visit \"", "\"\"", "null"],
        ["body"] = ["\"\"", "\"text\"", "null"],
        ["users_list"] = ["[]", "[4,5]", "[4,4]", "null"],
        ["alert_at"] = ["\"2023-01-30T17:00:00Z\"", "\"2023-01-30T17:30:00Z\"", "\"soon\"", "null"],
    }.Concat(AddedMembers.All.Select(member => KeyValuePair.Create(member.Name, (string[])[.. member.Values, member.Default, "null"]))).ToDictionary();

    private static readonly Dictionary<string, string[]> AddressValues = new()
    {
        ["address_1"] = ["\"1 Street\"", "null", "7"],
        ["city"] = ["\"Town\"", "null"],
        ["state"] = ["\"ny\"", "\"XX\"", "null"],
        ["zip"] = ["123", "\"A 1\"", "null", "-1"],
        ["country"] = ["\"us\"", "\"DE\"", "\"UK\"", "null"],
    };

    private static readonly Gen<string> Patches = Gen.Select(
        Members(Values),
        Gen.OneOf(Gen.Const(""), Gen.Const("\"address\":null"), Gen.Const("\"address\":7"), Members(AddressValues).Select(address => $"\"address\":{{{address}}}")),
        (members, address) => $"{{{string.Join(',', new[] { members, address }.Where(part => part.Length > 0))}}}");

    [Fact]
    public void ApplyTo_EqualsACreateOfTheRfc7396Merge() => Gen.Select(Patches, Gen.Bool, Gen.Int[0, 2]).Sample((patch, hasAddress, alert) =>
    {
        Event before = Stored(hasAddress, hasAlert: alert > 0, isRelative: alert > 1);
        byte[] stored = CoreJson.Serializer.Write(before);

        FaultList faults = new();
        using EventPatch read = EventPatch.Read(Utf8($"{{\"event\":{patch}}}"));
        Event changed = read.ApplyTo(before, stored, faults);

        JsonObject whole = JsonNode.Parse(stored)!.AsObject();
        foreach (string name in EventMembers.ReadOnly)
        {
            whole.Remove(name);
        }

        JsonObject sent = JsonNode.Parse(patch)!.AsObject();
        RemoveReplacedAlert(whole, sent);
        FaultList expectedFaults = new();
        using JsonDocument created = JsonDocument.Parse(Merge(whole, sent)!.ToJsonString());
        Event? expected = EventRules.Read(created.RootElement, "#/event", expectedFaults);

        // A create does not have this rule.
        IEnumerable<Fault> others = faults.Faults.Where(fault => fault.Code != FaultCodes.Immutable);
        Assert.Equal(Texts(expectedFaults.Faults), Texts(others));
        Assert.Equal(patch.Contains("\"calendar_id\":2", StringComparison.Ordinal), faults.Faults.Any(fault => fault.Code == FaultCodes.Immutable));
        if (faults.IsEmpty)
        {
            Event kept = expected! with { Id = before.Id, AlertSentAt = before.AlertSentAt, CreatedAt = before.CreatedAt, UpdatedAt = before.UpdatedAt };
            Assert.True(kept.HasSameFields(changed));
        }
    });

    [Fact]
    public void Values_HaveEveryMemberThatAClientCanSend() => Assert.Equal(
        EventMembers.All.Except(EventMembers.ReadOnly).Except(["address"]).Order(StringComparer.Ordinal), Values.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void ApplyTo_OfTheWholeEvent_ChangesNothing() => RandomEvents.All.Sample(stored =>
    {
        byte[] json = CoreJson.Serializer.Write(stored);
        JsonObject whole = JsonNode.Parse(json)!.AsObject();
        foreach (string name in EventMembers.ReadOnly)
        {
            whole.Remove(name);
        }

        return Apply(stored, whole.ToJsonString()).HasSameFields(stored);
    });

    [Fact]
    public void ApplyTo_OfNoOrOneUnchangedMember_ChangesNothing() => RandomEvents.All.Sample(stored =>
    {
        JsonObject whole = JsonNode.Parse(CoreJson.Serializer.Write(stored))!.AsObject();
        Assert.True(Apply(stored, "{}").HasSameFields(stored));

        // alert_at alone fixes the alert.
        foreach (string name in EventMembers.All.Except(EventMembers.ReadOnly).Where(name => name != "alert_at"))
        {
            Assert.True(Apply(stored, new JsonObject { [name] = whole[name]?.DeepClone() }.ToJsonString()).HasSameFields(stored));
        }
    });

    [Fact]
    public void ApplyTo_KeepsMembersThatTheServiceSets()
    {
        Event stored = Stored(hasAddress: true, hasAlert: true, isRelative: false) with { AlertSentAt = Instant.FromUtc(2023, 1, 30, 17, 30, 5) };

        Event changed = Apply(stored, """{"title":"New","alert_at":null}""");

        Assert.True(changed.HasSameFields(stored with { Title = "New", AlertAt = null }));
    }

    [Fact]
    public void ApplyTo_CanBeRepeated()
    {
        using EventPatch patch = EventPatch.Read(Utf8("""{"event":{"title":"New","body":1},"more":1}"""));
        Event stored = Stored(hasAddress: true, hasAlert: false, isRelative: false);
        for (int start = 0; start < 2; start++)
        {
            FaultList faults = new();
            patch.ApplyTo(stored, CoreJson.Serializer.Write(stored), faults);
            Assert.Equal(["#/more", "#/event/body"], faults.Faults.Select(fault => fault.Pointer));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"event\":null}")]
    [InlineData("[]")]
    public void Read_RefusesABodyThatIsNotAPatch(string body) =>
        Assert.Equal(ProblemKind.MalformedBody, Assert.Throws<ProblemException>(() => EventPatch.Read(Utf8(body))).Kind);

    private static IEnumerable<string> Texts(IEnumerable<Fault> faults) => faults.Select(fault => $"{fault}").Order(StringComparer.Ordinal);

    // The pseudo-code of RFC 7396, section 2.
    private static JsonNode? Merge(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject members)
        {
            return patch?.DeepClone();
        }

        JsonObject merged = target is JsonObject whole ? whole.DeepClone().AsObject() : [];
        foreach ((string name, JsonNode? value) in members)
        {
            if (value is null)
            {
                merged.Remove(name);
            }
            else
            {
                merged[name] = Merge(merged[name], value);
            }
        }

        return merged;
    }

    private static Gen<string> Members(Dictionary<string, string[]> values) => Gen.Int[0, int.MaxValue].Array[values.Count].Select(choices =>
        string.Join(',', values.Zip(choices).Where(pair => pair.Second % 3 == 0)
            .Select(pair => $"\"{pair.First.Key}\":{pair.First.Value[pair.Second / 3 % pair.First.Value.Length]}")));

    // A patch replaces the whole alert: alert_at alone ends alert_before, and alert_before sets alert_at.
    private static void RemoveReplacedAlert(JsonObject stored, JsonObject patch)
    {
        if (patch.ContainsKey("alert_at") && !patch.ContainsKey("alert_before"))
        {
            stored.Remove("alert_before");
        }
        else if ((patch.ContainsKey("alert_before") ? patch : stored)["alert_before"] is not null)
        {
            stored.Remove("alert_at");
        }
    }

    private static Event Apply(Event stored, string patch)
    {
        FaultList faults = new();
        using EventPatch read = EventPatch.Read(Utf8($"{{\"event\":{patch}}}"));
        Event changed = read.ApplyTo(stored, CoreJson.Serializer.Write(stored), faults);
        Assert.Empty(faults.Faults);
        return changed;
    }

    private static Event Stored(bool hasAddress, bool hasAlert, bool isRelative) => new()
    {
        Id = 1042,
        CasefileId = 123,
        CalendarId = 1,
        SubjectId = 456,
        StartAt = Instant.FromUtc(2023, 1, 30, 18, 0),
        EndAt = Instant.FromUtc(2023, 1, 30, 22, 0),
        Timezone = "America/Denver",
        Title = "Test API Event",
        Address = hasAddress ? new Address("2000 Blake Street", "", null, "Denver", "CO", "80202", "US") : null,
        UsersList = [1, 2, 3],
        AlertAt = hasAlert ? Instant.FromUtc(2023, 1, 30, 17, 30) : null,
        AlertBefore = isRelative ? 30 : null,
        CreatedAt = Instant.FromUtc(2023, 1, 1, 0, 0),
        UpdatedAt = Instant.FromUtc(2023, 1, 1, 0, 0),
    };

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
