using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Events.Core.Events;
using Events.Core.Events.Changing;
using Events.Core.Problems;
using NodaTime;

namespace Events.Core.Tests.Events.Changing;

public sealed class EventPatchTests
{
    private static readonly string[] ReadOnlyMembers = ["id", "alert_sent_at", "created_at", "updated_at"];

    // For each member some values, good and bad; null among them.
    private static readonly Dictionary<string, string[]> Values = new()
    {
        ["casefile_id"] = ["5", "\"5\"", "null"],
        ["calendar_id"] = ["1", "2", "null"],
        ["subject_id"] = ["7", "null", "0"],
        ["start_at"] = ["\"2023-01-30T18:00:00Z\"", "\"2025-01-01 00:00\"", "\"soon\"", "null"],
        ["end_at"] = ["\"2023-01-30T22:00:00Z\"", "\"2026-01-01 00:00\"", "null"],
        ["is_allday"] = ["true", "false", "null", "1"],
        ["timezone"] = ["\"UTC\"", "\"Nowhere\"", "null"],
        ["title"] = ["\" Visit \"", "\"\"", "null"],
        ["body"] = ["\"\"", "\"text\"", "null"],
        ["users_list"] = ["[]", "[4,5]", "[4,4]", "null"],
        ["alert_at"] = ["\"2023-01-30T17:00:00Z\"", "null"],
    };

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
    public void ApplyTo_IsACreateOfWhatRfc7396MakesOfTheTwo() => Gen.Select(Patches, Gen.Bool).Sample((patch, hasAddress) =>
    {
        CalendarEvent before = Stored(hasAddress);
        using JsonDocument stored = JsonDocument.Parse(EventWriter.ToUtf8(before));

        FaultList faults = new();
        using EventPatch read = EventPatch.Read(Utf8($"{{\"event\":{patch}}}"));
        EventDraft changed = read.ApplyTo(stored.RootElement, faults);

        JsonObject whole = JsonNode.Parse(stored.RootElement.GetRawText())!.AsObject();
        foreach (string name in ReadOnlyMembers)
        {
            whole.Remove(name);
        }

        JsonNode merged = Merge(whole, JsonNode.Parse(patch))!;
        FaultList expectedFaults = new();
        using JsonDocument created = JsonDocument.Parse(merged.ToJsonString());
        EventDraft? expected = EventDraftReader.Read(created.RootElement, "#/event", expectedFaults);

        // The one rule that a create has not.
        IEnumerable<Fault> others = faults.Faults.Where(fault => fault.Code != FaultCodes.Immutable);
        Assert.Equal(Texts(expectedFaults.Faults), Texts(others));
        Assert.Equal(patch.Contains("\"calendar_id\":2", StringComparison.Ordinal), faults.Faults.Any(fault => fault.Code == FaultCodes.Immutable));
        if (faults.IsEmpty)
        {
            Assert.Equal(Json(before with { Draft = expected! }), Json(before with { Draft = changed }));
        }
    });

    [Fact]
    public void ApplyTo_CanStartOver()
    {
        using EventPatch patch = EventPatch.Read(Utf8("""{"event":{"title":"New","body":1},"more":1}"""));
        using JsonDocument stored = JsonDocument.Parse(EventWriter.ToUtf8(Stored(hasAddress: true)));
        for (int start = 0; start < 2; start++)
        {
            FaultList faults = new();
            patch.ApplyTo(stored.RootElement, faults);
            Assert.Equal(["#/more", "#/event/body"], faults.Faults.Select(fault => fault.Pointer));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"event\":null}")]
    [InlineData("[]")]
    public void Read_RefusesWhatIsNoPatch(string body) =>
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

    private static CalendarEvent Stored(bool hasAddress) => new(
        1042,
        new EventDraft
        {
            CasefileId = 123,
            CalendarId = 1,
            SubjectId = 456,
            StartAt = Instant.FromUtc(2023, 1, 30, 18, 0),
            EndAt = Instant.FromUtc(2023, 1, 30, 22, 0),
            Timezone = "America/Denver",
            Title = "Test API Event",
            Address = hasAddress ? new Address("2000 Blake Street", "", null, "Denver", "CO", "80202", "US") : null,
            UsersList = [1, 2, 3],
        },
        AlertSentAt: null,
        CreatedAt: Instant.FromUtc(2023, 1, 1, 0, 0),
        UpdatedAt: Instant.FromUtc(2023, 1, 1, 0, 0),
        Revision: 1);

    private static string Json(CalendarEvent calendarEvent) => Encoding.UTF8.GetString(EventWriter.ToUtf8(calendarEvent));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
