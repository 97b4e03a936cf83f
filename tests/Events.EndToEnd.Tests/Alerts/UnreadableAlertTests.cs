using System.Text.Json.Nodes;
using Events.Core.Alerts;
using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Core.Paging;
using Events.EndToEnd.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>A document that the service did not write, for example by hand: it is skipped, logged and counted, and all other documents are processed.</summary>
public sealed class UnreadableAlertTests
{
    private const string Counter = "events.documents.unreadable";

    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    /// <summary>The member of the document and its new JSON value; null removes the member.</summary>
    public static TheoryData<string, string?> Damages { get; } = new()
    {
        { "due_at", "-1e300" },
        { "due_at", "1772452799.5" },
        { "due_at", "-99999999999999" },
        { "due_at", "-9223372036854775809" },
        { "keys", null },
        { "keys", "[]" },
        { "keys.number", null },
        { "keys.number", "\"1\"" },
        { "keys.number", "77" },
        { "keys.alert", null },
        { "keys.alert", "\"soon\"" },
        { "keys.alert", "99999999999999" },
        { "keys.alert", "1e20" },
        { "keys.updated", "\"not a number\"" },
        { "keys.updated", "-99999999999999" },
        { "keys.updated", "253402300799" },
        { "revision", null },
        { "revision", "9223372036854775807" },
        { "revision", "\"one\"" },
        { "armed", "\"2\"" },
        { "armed", "-1" },
        { "event", null },
        { "event", "null" },
        { "event", "[1]" },
        { "event", "\"text\"" },
        { "event.title", null },
        { "event.title", "17" },
        { "event.title", "\"\\ud800\"" },
        { "event.users_list", "{}" },
        { "event.start_at", "\"tomorrow\"" },
        { "event.id", "78" },
        { "claim", "{\"attempts\":0}" },
        { "claim", "\"mine\"" },
        { "claim", "{\"attempts\":-1,\"accepted\":[],\"gone\":[],\"errors\":{}}" },
        { "claim", "{\"attempts\":2147483648,\"accepted\":[],\"gone\":[],\"errors\":{}}" },
        { "claim", "{\"attempts\":0,\"accepted\":[1],\"gone\":[],\"errors\":{}}" },
        { "claim", "{\"attempts\":0,\"accepted\":[],\"gone\":[null],\"errors\":{}}" },
        { "claim", "{\"attempts\":0,\"accepted\":[],\"gone\":[],\"errors\":{\"a\":1}}" },
        { "claim", "{\"attempts\":0,\"accepted\":[],\"gone\":[],\"errors\":[]}" },
        { "claim", "{\"token\":7,\"attempts\":0,\"accepted\":[],\"gone\":[],\"errors\":{}}" },
        { "more", Nested(100) },
        { "event", Nested(100) },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task DamagedDocument_StopsNeitherTheDispatchNorTheSummary(string member, string? json)
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        ServiceProvider instance = testBed.Instance();
        using MeterReadings readings = new(instance);
        long bad = await testBed.CreateAsync(Noon.AddMinutes(-2));
        long good = await testBed.CreateAsync(Noon.AddMinutes(-1));
        await DamageAsync(testBed, bad, member, json);

        AlertSummary before = await testBed.SummaryAsync();
        DispatchResult run = await testBed.DispatchAsync(instance);

        Assert.Equal((1, 0, 0), (run.Delivered, run.Retried, run.Failed));
        Assert.Equal([good], testBed.Channel.Received.Select(message => message.EventId));
        Assert.Equal(Instant.FromDateTimeOffset(Noon.AddMinutes(-1)), before.OldestDueAt);
        Assert.Equal([60], readings.Of("events.alerts.oldest_due_age"));
        Assert.Contains(testBed.Log.Lines, line => line.StartsWith($"The document {bad} cannot be read; ScanDueAlerts skips it", StringComparison.Ordinal));
        Assert.NotEmpty(readings.Of(Counter));

        // The next run finds only this document. It reads the document once, and ends.
        testBed.Cosmos.Requests.Clear();
        testBed.FakeClock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(new DispatchResult(0, 0, 0, 0), await testBed.DispatchAsync(instance));
        Assert.Single(testBed.Cosmos.Requests.Snapshot(LocalCosmos.Requests.RequestKind.Query));
        Assert.Empty(testBed.Cosmos.Requests.Snapshot(LocalCosmos.Requests.RequestKind.Patch));
        AlertSummary after = await testBed.SummaryAsync();
        Assert.Null(after.OldestDueAt);
    }

    [Fact]
    public async Task PagesOfForeignDocuments_DoNotHideLaterAlerts()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        testBed.Cosmos.Load("events", EventsContainer.Name, Enumerable.Range(1, 250).Select(Foreign));
        long good = await testBed.CreateAsync(Noon.AddMinutes(-1));

        AlertSummary before = await testBed.SummaryAsync();
        DispatchResult run = await testBed.DispatchAsync();

        Assert.Equal(Instant.FromDateTimeOffset(Noon.AddMinutes(-1)), before.OldestDueAt);
        Assert.Equal(1, run.Delivered);
        Assert.Equal(good, Assert.Single(testBed.Channel.Received).EventId);
    }

    [Theory]
    [InlineData("failed_at", "99999999999999")]
    [InlineData("failed_at", "1772452800.5")]
    [InlineData("keys.number", "\"1\"")]
    [InlineData("keys.alert", null)]
    [InlineData("claim", "{\"attempts\":1}")]
    [InlineData("claim", null)]
    [InlineData("event", null)]
    [InlineData("event.title", "17")]
    public async Task DamagedFailedAlert_IsNotListed_AndPagesStayFull(string member, string? json)
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "1"));
        testBed.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));
        long[] ids = [await FailAsync(testBed), await FailAsync(testBed), await FailAsync(testBed), await FailAsync(testBed)];
        ServiceProvider instance = testBed.Instance();
        using MeterReadings readings = new(instance);
        await DamageAsync(testBed, ids[1], member, json);

        FailedAlerts failed = instance.GetRequiredService<FailedAlerts>();
        Page<FailedAlert> page = await failed.ListAsync(new FailedAlertListRequest { PerPage = 2 }, TestContext.Current.CancellationToken);
        Page<FailedAlert> all = await failed.ListAsync(new FailedAlertListRequest { PerPage = 3 }, TestContext.Current.CancellationToken);

        long[] listed = member == "claim" && json is null ? ids : [ids[0], ids[2], ids[3]];
        Assert.Equal(listed[..2], page.Items.Select(item => item.EventId));
        Assert.NotNull(page.Last);
        Assert.Equal(listed[..3], all.Items.Select(item => item.EventId));
        Assert.Equal(listed.Length > 3, all.Last is not null);
        if (listed.Length == 3)
        {
            Assert.Contains(testBed.Log.Lines, line => line.StartsWith($"The document {ids[1]} cannot be read; ListFailedAlerts skips it", StringComparison.Ordinal));
            Assert.NotEmpty(readings.Of(Counter));
        }
    }

    [Fact]
    public async Task ClaimOfNull_CountsAsNoClaim()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        long id = await testBed.CreateAsync(Noon.AddMinutes(-2));
        await DamageAsync(testBed, id, "claim", "null");

        Assert.Equal(1, (await testBed.DispatchAsync()).Delivered);
    }

    [Fact]
    public async Task Retry_OfADamagedDocument_FindsNoEvent()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(null, ("Alerts:MaxAttempts", "1"));
        testBed.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("500"));
        long id = await FailAsync(testBed);
        FailedAlert failed = Assert.Single((await testBed.FailedAsync()).Items);
        await DamageAsync(testBed, id, "claim", "{\"attempts\":0}");

        Assert.Equal(ProblemKind.NotFound, await testBed.RetryAsync(failed.EventId));
        Assert.Contains(testBed.Log.Lines, line => line.StartsWith($"The document {id} cannot be read; ReadEvent skips it", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Document_DamagedDuringItsDelivery_DisturbsNoOther()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        long bad = await testBed.CreateAsync(Noon.AddMinutes(-2));
        await testBed.CreateAsync(Noon.AddMinutes(-1));
        testBed.Channel.Answer = async message =>
        {
            if (message.EventId == bad)
            {
                await DamageAsync(testBed, bad, "event", null);
            }

            return message.EventId == bad ? new DeliveryOutcome("500") : DeliveryOutcome.Accepted;
        };

        DispatchResult run = await testBed.DispatchAsync();
        testBed.FakeClock.Advance(TimeSpan.FromHours(1));
        DispatchResult next = await testBed.DispatchAsync();

        Assert.Equal((1, 1), (run.Delivered, run.Retried));
        Assert.Equal(new DispatchResult(0, 0, 0, 0), next);
    }

    private static async Task<long> FailAsync(DispatchTestBed testBed)
    {
        long id = await testBed.CreateAsync(testBed.FakeClock.GetUtcNow());
        await testBed.DispatchAsync();
        testBed.FakeClock.Advance(TimeSpan.FromMinutes(1));
        return id;
    }

    private static async Task DamageAsync(DispatchTestBed testBed, long id, string member, string? json)
    {
        JsonObject document = await testBed.DocumentAsync(id);
        string[] path = member.Split('.');
        JsonObject parent = path.Length == 1 ? document : document[path[0]]!.AsObject();
        parent.Remove(path[^1]);
        string text = document.ToJsonString();
        if (json is not null)
        {
            // As text, since JsonNode does not accept every JSON number and string.
            string before = parent.ToJsonString();
            string after = before == "{}" ? $"{{\"{path[^1]}\":{json}}}" : $"{before[..^1]},\"{path[^1]}\":{json}}}";
            text = path.Length == 1 ? after : text.Replace($"\"{path[0]}\":{before}", $"\"{path[0]}\":{after}", StringComparison.Ordinal);
        }

        await testBed.ReplaceAsync(id, text);
    }

    private static ReadOnlyMemory<byte> Foreign(int each) => System.Text.Encoding.UTF8.GetBytes(
        $$"""{"id":"note {{each}}","calendar_id":{{each % 3}},"due_at":{{each}},"text":"a note"}""");

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("[", depth)) + string.Concat(Enumerable.Repeat("]", depth));
}
