using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Events.Core.Events;
using Events.Core.Events.Storing;
using NodaTime;

namespace Events.Core.Tests.Events.Storing;

public sealed class EventKeysTests
{
    [Fact]
    public void Of_CopiesEveryKeyFromTheEvent()
    {
        Event stored = new()
        {
            Id = 1042,
            CasefileId = 2,
            CalendarId = 3,
            SubjectId = 4,
            CaseServiceId = 5,
            StartAt = Instant.FromUnixTimeSeconds(10),
            EndAt = Instant.FromUnixTimeSeconds(11),
            AlertAt = Instant.FromUnixTimeSeconds(12),
            AlertSentAt = Instant.FromUnixTimeSeconds(13),
            CreatedAt = Instant.FromUnixTimeSeconds(14),
            UpdatedAt = Instant.FromUnixTimeSeconds(15),
            Title = " \u00e9t\u00e9",
            IsAllday = true,
            ShowAs = ShowAs.Free,
            UsersList = [9, 8],
        };

        Assert.Equal(
            """{"number":1042,"casefile":2,"subject":4,"service":5,"start":10,"end":11,"alert":12,"sent":13,"created":14,"updated":15,"""
            + "\"title\":\"\u00c9T\u00c9\",\"allday\":true,\"show_as\":\"free\",\"users\":[9,8]}",
            Keys(stored).ToJsonString(Relaxed));
    }

    [Fact]
    public void Of_OmitsKeysThatTheEventDoesNotHave()
    {
        Event stored = new() { Id = 1, Title = "Visit" };

        Assert.Equal(
            """{"number":1,"casefile":0,"start":0,"end":0,"created":0,"updated":0,"title":"VISIT","allday":false,"show_as":"busy","users":[]}""",
            Keys(stored).ToJsonString(Relaxed));
    }

    // Each key has an index, and each path that lists use is a key.
    [Fact]
    public void Keys_AreThePathsOfTheContainer() => RandomEvents.All.Where(stored =>
        stored is { SubjectId: not null, CaseServiceId: not null, AlertAt: not null, AlertSentAt: not null }).Sample(
        stored => Assert.Equal(
            EventsContainer.IncludedPaths.Where(path => path.StartsWith("/keys/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
            Keys(stored).Select(key => key.Value is JsonArray ? $"/keys/{key.Key}/[]/?" : $"/keys/{key.Key}/?").Order(StringComparer.Ordinal)),
        iter: 10);

    [Fact]
    public void Keys_AreReadBackAsWritten() => RandomEvents.All.Sample(stored =>
    {
        EventKeys written = EventKeys.Of(stored);
        EventKeys read = CoreJson.Serializer.Read<StoredDocument>(CoreJson.Serializer.Write(StoredDocument.New(stored))).Keys!;

        Assert.Equal(written.Users, read.Users);
        Assert.Equal(written, read with { Users = written.Users });
    });

    private static System.Text.Json.JsonSerializerOptions Relaxed { get; } =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static JsonObject Keys(Event stored)
    {
        byte[] document = CoreJson.Serializer.Write(StoredDocument.New(stored));
        return JsonNode.Parse(Encoding.UTF8.GetString(document))!["keys"]!.AsObject();
    }
}
