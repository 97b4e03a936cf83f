using System.Text.Json.Nodes;
using Events.Core.Events.Storing;
using Events.Testing.Evolution;
using Events.Testing.Http;
using LocalCosmos.Requests;
using Microsoft.Extensions.Time.Testing;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>The upgrade brings every older event to the newest schema.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public async Task EveryOlderForm_IsUpgraded_AndReadsTheSame()
    {
        await using EvolvingService evolving = await OlderDatabase.WithEveryFormAsync();
        Dictionary<long, (JsonObject Document, Answer Answer)> before = [];
        foreach (long id in OlderDatabase.Ids)
        {
            before.Add(id, (await evolving.DocumentAsync(id), await evolving.Service.GetAsync(Paths.Event(id))));
        }

        UpgradeProgress progress = await evolving.UpgradeAsync();

        Assert.Equal((OlderDatabase.Ids.Count, 1_001), (progress.Upgraded, progress.End));
        foreach (long id in OlderDatabase.Ids)
        {
            (JsonObject document, Answer answer) = before[id];
            JsonObject after = await evolving.DocumentAsync(id);
            Answer now = await evolving.Service.GetAsync(Paths.Event(id));
            Assert.Equal((answer.Text, answer.Header("ETag")), (now.Text, now.Header("ETag")));
            Assert.Equal(answer.Text, Stored.Text(after["event"]!));
            Assert.Equal((StoredDocument.NewestSchema, (string?)after["event"]!["show_as"]), ((int)after["schema"]!, (string?)after["keys"]!["show_as"]));
            Assert.Equal((long?)after["event"]!["case_service_id"], (long?)after["keys"]!["service"]);
            Assert.All(["revision", "create", "write", "armed", "due_at", "failed_at"], name => Assert.Equal(document[name]?.ToJsonString(), after[name]?.ToJsonString()));
            Assert.All(document["keys"]!.AsObject(), key => Assert.Equal(key.Value?.ToJsonString(), after["keys"]![key.Key]?.ToJsonString()));
            Stored.SameClaim(document, after);
        }
    }

    [Fact]
    public async Task NewFilters_WorkAfterTheUpgrade_AndItsPositionIsRemoved()
    {
        await using EvolvingService evolving = await OlderDatabase.WithEveryFormAsync();
        ProblemAssert.Is(await evolving.Service.GetAsync($"{Paths.Events}?service=77"), 503);

        await evolving.UpgradeAsync();

        IReadOnlyList<long> ofTheService = await IdsAsync(evolving, stored => (long?)stored["case_service_id"] == 77);
        IReadOnlyList<long> busy = await IdsAsync(evolving, stored => (string?)stored["show_as"] == "busy");
        Assert.Contains(102, ofTheService);
        Assert.Contains(102, busy);
        Assert.Equal(ofTheService, (await evolving.Service.GetAsync($"{Paths.Events}?service=77&sort=id")).Ids);
        Assert.Equal(busy, (await evolving.Service.GetAsync($"{Paths.Events}?show_as=busy&sort=id")).Ids);
        Assert.Equal(OlderDatabase.Ids.Except(busy), (await evolving.Service.GetAsync($"{Paths.Events}?show_as=free&sort=id")).Ids);
        Assert.Equal(busy.Count, await evolving.Service.CountAsync("show_as=busy&calendar=7"));
        Assert.Equal(OlderDatabase.UpgradedCounter, (await evolving.SystemDocumentAsync(IdCounter.DocumentId))!.ToJsonString());
        Assert.Null(await evolving.SystemDocumentAsync(UpgradePosition.DocumentId));
    }

    [Fact]
    public async Task TombstonesAndForeignDocuments_StayUnchanged()
    {
        await using EvolvingService evolving = await OlderDatabase.WithEveryFormAsync();
        evolving.LoadEvents(OlderTombstones.All.Select((form, index) => form.Json(201 + index)));
        string foreign = OlderEvents.Of("full").Json(301).Replace("\"users_list\":[3,1,2]", "\"users_list\":{}", StringComparison.Ordinal);
        evolving.LoadEvents(foreign);
        List<string> before = [];
        long[] ids = [201, 202, 203, 301];
        foreach (long id in ids)
        {
            before.Add(Stored.Text(await evolving.DocumentAsync(id)));
        }

        UpgradeProgress progress = await evolving.UpgradeAsync();

        Assert.Equal(OlderDatabase.Ids.Count, progress.Upgraded);
        Assert.Contains("301", evolving.Skipped());
        foreach ((long id, string text) in ids.Zip(before))
        {
            Assert.Equal(text, Stored.Text(await evolving.DocumentAsync(id)));
        }
    }

    [Fact]
    public async Task EmptyDatabase_IsUpgradedAtOnce()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync();

        Assert.Equal(0, (await evolving.UpgradeAsync()).Upgraded);

        Assert.Equal($$"""{"id":"counter:event","next":1,"schema":{{StoredDocument.NewestSchema}}}""", (await evolving.SystemDocumentAsync(IdCounter.DocumentId))!.ToJsonString());
        Assert.Equal(1, (await evolving.Service.CreateAsync(Bodies.Event(1))).Id);
        Assert.Equal(200, (await evolving.Service.GetAsync($"{Paths.Events}?show_as=busy")).Status);
    }

    [Fact]
    public async Task NewDatabase_NeedsNoUpgrade()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync();

        Assert.Equal("[]", (await evolving.Service.GetAsync($"{Paths.Events}?service=1")).Text);
        long id = (await evolving.Service.CreateAsync(Bodies.Event(1, members => members["case_service_id"] = 1))).Id;
        Assert.Equal([id], (await evolving.Service.GetAsync($"{Paths.Events}?service=1&show_as=busy")).Ids);
    }

    [Fact]
    public async Task UpgradedDatabase_IsOnlyRead()
    {
        await using EvolvingService evolving = await OlderDatabase.WithEveryFormAsync();
        await evolving.UpgradeAsync();

        IReadOnlyList<RequestKind> writes = await evolving.WritesAsync(async () => Assert.Equal(0, (await evolving.UpgradeAsync()).Upgraded));

        Assert.Empty(writes);
    }

    [Fact]
    public async Task Upgrade_KeepsToItsRequestUnitsPerSecond()
    {
        const double UnitsPerSecond = 200;
        WaitingClock clock = new(EvolvingService.Start);
        await using EvolvingService evolving = await OlderDatabase.WithManyAsync(250, clock);
        long start = clock.GetTimestamp();
        List<(double Used, TimeSpan After)> reports = [];

        UpgradeProgress end = await evolving.UpgradeAsync(UnitsPerSecond, progress => reports.Add((progress.RequestUnits, clock.GetElapsedTime(start))));

        Assert.All(reports, report => Assert.True(report.Used <= UnitsPerSecond * (report.After.TotalSeconds + 0.002), $"{report.Used} after {report.After}"));
        Assert.InRange(clock.GetElapsedTime(start).TotalSeconds, end.RequestUnits / UnitsPerSecond * 0.9, (end.RequestUnits / UnitsPerSecond) + 1);
        Assert.InRange(end.RequestUnits, evolving.Service.LocalCosmos.Requests.Charge * 0.9, evolving.Service.LocalCosmos.Requests.Charge);
    }

    // The events that a filter must find, read from the answers.
    private static async Task<IReadOnlyList<long>> IdsAsync(EvolvingService evolving, Func<JsonObject, bool> matches)
    {
        List<long> ids = [];
        foreach (long id in OlderDatabase.Ids)
        {
            if (matches(JsonNode.Parse((await evolving.Service.GetAsync(Paths.Event(id))).Text)!.AsObject()))
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    /// <summary>A clock on which each wait of the service ends at once and moves the time forward. Timeouts of database calls are not affected.</summary>
    private sealed class WaitingClock(DateTimeOffset start) : FakeTimeProvider(start)
    {
        private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(14);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime > TimeSpan.Zero && dueTime < LongestWait)
            {
                Advance(dueTime);
                return base.CreateTimer(callback, state, TimeSpan.Zero, period);
            }

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
