using System.Text.Json.Nodes;
using Events.Core.Events.Storing;
using Events.Testing.Evolution;
using Events.Testing.Http;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using Microsoft.Extensions.Time.Testing;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>An upgrade brings every older event to the newest schema, beside the running service.</summary>
public sealed class UpgradeTests
{
    private const string FinishedCounter = """{"id":"counter:event","next":1001,"schema":2}""";

    [Fact]
    public async Task EveryOlderForm_IsRaised_AndSaysTheSame()
    {
        await using EvolvingService evolving = await WithEveryFormAsync();
        Dictionary<long, (JsonObject Document, Answer Answer)> before = [];
        foreach (long id in Ids)
        {
            before.Add(id, (await evolving.DocumentAsync(id), await evolving.Service.GetAsync(Paths.Event(id))));
        }

        UpgradeProgress progress = await evolving.UpgradeAsync();

        Assert.Equal((Ids.Count, 1_001), (progress.Upgraded, progress.End));
        foreach (long id in Ids)
        {
            (JsonObject document, Answer answer) = before[id];
            JsonObject after = await evolving.DocumentAsync(id);
            Answer now = await evolving.Service.GetAsync(Paths.Event(id));
            Assert.Equal((answer.Text, answer.Header("ETag")), (now.Text, now.Header("ETag")));
            Assert.Equal(answer.Text, Stored.Text(after["event"]!));
            Assert.Equal((2, "busy"), ((int)after["schema"]!, (string?)after["keys"]!["show_as"]));
            Assert.Equal((long?)after["event"]!["case_service_id"], (long?)after["keys"]!["service"]);
            Assert.All(["revision", "create", "write", "armed", "due_at", "failed_at"], name => Assert.Equal(document[name]?.ToJsonString(), after[name]?.ToJsonString()));
            Assert.All(document["keys"]!.AsObject(), key => Assert.Equal(key.Value?.ToJsonString(), after["keys"]![key.Key]?.ToJsonString()));
            Stored.SameClaim(document, after);
        }
    }

    [Fact]
    public async Task AfterIt_TheNewFiltersWork_AndNothingOfItIsLeft()
    {
        await using EvolvingService evolving = await WithEveryFormAsync();
        ProblemAssert.Is(await evolving.Service.GetAsync($"{Paths.Events}?service=77"), 503);

        await evolving.UpgradeAsync();

        Assert.Equal([102L], (await evolving.Service.GetAsync($"{Paths.Events}?service=77")).Ids);
        Assert.Equal(Ids, (await evolving.Service.GetAsync($"{Paths.Events}?show_as=busy&sort=id")).Ids);
        Assert.Equal("[]", (await evolving.Service.GetAsync($"{Paths.Events}?show_as=free")).Text);
        Assert.Equal(Ids.Count, await evolving.Service.CountAsync("show_as=busy&calendar=7"));
        Assert.Equal(FinishedCounter, (await evolving.SystemDocumentAsync(IdCounter.DocumentId))!.ToJsonString());
        Assert.Null(await evolving.SystemDocumentAsync(UpgradePosition.DocumentId));
    }

    [Fact]
    public async Task TombstonesAndForeignDocuments_StayAsTheyAre()
    {
        await using EvolvingService evolving = await WithEveryFormAsync();
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

        Assert.Equal(Ids.Count, progress.Upgraded);
        Assert.Contains("301", evolving.Skipped());
        foreach ((long id, string text) in ids.Zip(before))
        {
            Assert.Equal(text, Stored.Text(await evolving.DocumentAsync(id)));
        }
    }

    [Fact]
    public async Task AnEmptyDatabase_IsFinishedAtOnce()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync();

        Assert.Equal(0, (await evolving.UpgradeAsync()).Upgraded);

        Assert.Equal("""{"id":"counter:event","next":1,"schema":2}""", (await evolving.SystemDocumentAsync(IdCounter.DocumentId))!.ToJsonString());
        Assert.Equal(1, (await evolving.Service.CreateAsync(Bodies.Event(1))).Id);
        Assert.Equal(200, (await evolving.Service.GetAsync($"{Paths.Events}?show_as=busy")).Status);
    }

    [Fact]
    public async Task ANewDatabase_NeedsNone()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync();

        Assert.Equal("[]", (await evolving.Service.GetAsync($"{Paths.Events}?service=1")).Text);
        long id = (await evolving.Service.CreateAsync(Bodies.Event(1, members => members["case_service_id"] = 1))).Id;
        Assert.Equal([id], (await evolving.Service.GetAsync($"{Paths.Events}?service=1&show_as=busy")).Ids);
    }

    [Fact]
    public async Task ADatabaseThatIsFinished_IsOnlyRead()
    {
        await using EvolvingService evolving = await WithEveryFormAsync();
        await evolving.UpgradeAsync();

        IReadOnlyList<RequestKind> writes = await evolving.WritesAsync(async () => Assert.Equal(0, (await evolving.UpgradeAsync()).Upgraded));

        Assert.Empty(writes);
    }

    [Fact]
    public async Task AnUpgradeThatIsCancelled_GoesOnWhereItWas()
    {
        await using EvolvingService evolving = await WithManyAsync(250);
        using CancellationTokenSource stop = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => evolving.UpgradeAsync(report: _ => stop.Cancel(), cancellationToken: stop.Token));
        long position = (long)(await evolving.SystemDocumentAsync(UpgradePosition.DocumentId))!["position"]!;
        int left = await OlderLeftAsync(evolving, 250);
        List<UpgradeProgress> reports = [];
        UpgradeProgress end = await evolving.UpgradeAsync(report: reports.Add);

        Assert.InRange(position, 2, 250);
        Assert.Equal(251 - position, left);
        Assert.Equal(left, end.Upgraded);
        Assert.All(reports, report => Assert.True(report.Position > position));
        Assert.Equal(0, await OlderLeftAsync(evolving, 250));
    }

    [Fact]
    public async Task ThePositionOfAnUpgradeToAnotherSchema_IsIgnored()
    {
        await using EvolvingService evolving = await WithManyAsync(3);
        evolving.LoadSystem("""{"id":"upgrade:event","schema":1,"position":900}""");

        Assert.Equal(3, (await evolving.UpgradeAsync()).Upgraded);
    }

    [Fact]
    public async Task EventsThatAnOlderVersionWritesBehindThePosition_AreFoundByTheLastWalk()
    {
        await using EvolvingService evolving = await WithManyAsync(150);
        bool isAdded = false;

        await evolving.UpgradeAsync(report: progress =>
        {
            if (!isAdded)
            {
                isAdded = true;
                evolving.LoadEvents(OlderEvents.Of("named").Json(1));
            }
        });

        Assert.Equal(0, await OlderLeftAsync(evolving, 150));
        Assert.Equal(2, (int)(await evolving.DocumentAsync(1))["schema"]!);
    }

    [Fact]
    public async Task TwoAtOnce_WithWritersBesideThem_LoseNothing()
    {
        const int Count = 150;
        await using EvolvingService evolving = await WithManyAsync(Count);
        await evolving.Service.AddInstanceAsync();

        Task<UpgradeProgress>[] upgrades = [evolving.UpgradeAsync(), evolving.UpgradeAsync()];
        await Parallel.ForEachAsync(Enumerable.Range(2, Count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (id, _) =>
        {
            Answer answer = (id % 3) switch
            {
                0 => await evolving.PatchAsync($"\"title\":\"Changed {id}\"", id: id),
                1 => await evolving.Service.SendAsync(ChangeRequests.Delete(id)),
                _ => await evolving.Service.PostAsync(Paths.Events, Bodies.Event(StoredForm.Calendar)),
            };
            Assert.True(answer.Status is 200 or 201 or 204, answer.Text);
        });
        await evolving.DispatchAsync();
        await Task.WhenAll(upgrades);

        Assert.Equal(0, await OlderLeftAsync(evolving, Count));
        foreach (int id in Enumerable.Range(2, Count))
        {
            JsonObject document = await evolving.DocumentAsync(id);
            Assert.Equal(2, (int)document["schema"]!);
            Assert.Equal(id % 3 == 1, document.ContainsKey("deleted"));
            Assert.Equal(id % 3 == 0 ? $"Changed {id}" : id % 3 == 1 ? null : "Visit", (string?)document["event"]?["title"]);
        }

        Assert.Equal(Enumerable.Range(2, Count).Count(id => id % 3 != 1), evolving.Channel.Received.Select(message => message.EventId).Distinct().Count());
        Assert.Equal(2, (int)(await evolving.SystemDocumentAsync(IdCounter.DocumentId))!["schema"]!);
        Assert.Null(await evolving.SystemDocumentAsync(UpgradePosition.DocumentId));
    }

    [Fact]
    public async Task ADocumentThatAClaimTouches_IsRaisedByTheNextWalk()
    {
        await using EvolvingService evolving = await WithManyAsync(5);
        evolving.Service.LocalCosmos.Faults.Add(new FaultRule(Fault.WriteBefore()) { Kinds = [RequestKind.Replace], Container = "events", Times = 2 });

        await evolving.UpgradeAsync();

        Assert.Equal(0, await OlderLeftAsync(evolving, 5));
    }

    [Fact]
    public async Task AThrottledDatabase_IsWaitedFor()
    {
        await using EvolvingService evolving = await WithManyAsync(30);
        evolving.Service.LocalCosmos.Faults.Add(new FaultRule(Fault.Fail(503)) { Kinds = [RequestKind.Replace, RequestKind.Query, RequestKind.Upsert], Probability = 0.2, Times = 20 });

        await evolving.UpgradeAsync();

        Assert.Equal(0, await OlderLeftAsync(evolving, 30));
    }

    [Fact]
    public async Task ItUsesNoMoreUnitsInASecond_ThanItMay()
    {
        const double UnitsPerSecond = 200;
        WaitingClock clock = new(EvolvingService.Start);
        await using EvolvingService evolving = await WithManyAsync(250, clock);
        long start = clock.GetTimestamp();
        List<(double Used, TimeSpan After)> reports = [];

        UpgradeProgress end = await evolving.UpgradeAsync(UnitsPerSecond, progress => reports.Add((progress.RequestUnits, clock.GetElapsedTime(start))));

        Assert.All(reports, report => Assert.True(report.Used <= UnitsPerSecond * (report.After.TotalSeconds + 0.002), $"{report.Used} after {report.After}"));
        Assert.InRange(clock.GetElapsedTime(start).TotalSeconds, end.RequestUnits / UnitsPerSecond * 0.9, (end.RequestUnits / UnitsPerSecond) + 1);
        Assert.InRange(end.RequestUnits, evolving.Service.LocalCosmos.Requests.Charge * 0.9, evolving.Service.LocalCosmos.Requests.Charge);
    }

    // Before and after each of its calls, in turn.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ACrashAtAnyCall_LeavesItToBeFinished(bool isLastAnswerLost)
    {
        int crashes = 0;
        for (bool isOver = false; !isOver; crashes++)
        {
            await using EvolvingService evolving = await WithManyAsync(12);
            FaultGate gate = new();
            int calls = isLastAnswerLost ? crashes + 1 : crashes;
            if (isLastAnswerLost)
            {
                evolving.Service.LocalCosmos.Faults.Add(new FaultRule(Fault.DropAfter()) { Skip = crashes, Times = 1 });
            }

            evolving.Service.LocalCosmos.Faults.Add(new FaultRule(Fault.WaitAt(gate)) { Skip = calls });
            using CancellationTokenSource killed = new();
            Task<UpgradeProgress> upgrade = evolving.UpgradeAsync(cancellationToken: killed.Token);
            await Task.WhenAny(upgrade, gate.Arrived);
            isOver = upgrade.IsCompleted;
            await killed.CancelAsync();
            await Task.WhenAny(upgrade);
            evolving.Service.LocalCosmos.Faults.Clear();

            await evolving.UpgradeAsync();

            Assert.Equal(0, await OlderLeftAsync(evolving, 12));
            Assert.Equal(FinishedCounter, (await evolving.SystemDocumentAsync(IdCounter.DocumentId))!.ToJsonString());
            Assert.Null(await evolving.SystemDocumentAsync(UpgradePosition.DocumentId));
            Assert.Equal(12, await evolving.Service.CountAsync("show_as=busy"));
        }

        Assert.InRange(crashes, 20, 100);
    }

    private static IReadOnlyList<long> Ids { get; } = [.. OlderEvents.All.Index().Select(form => 101L + form.Index)];

    private static async Task<EvolvingService> WithEveryFormAsync()
    {
        EvolvingService evolving = await EvolvingService.StartAsync();
        evolving.LoadSystem(SystemForms.Counter);
        evolving.LoadEvents(OlderEvents.All.Zip(Ids, (form, id) => form.Json(id)));
        return evolving;
    }

    /// <summary>A database with so many older events whose alert is due, with the ids from 2 on.</summary>
    private static async Task<EvolvingService> WithManyAsync(int count, FakeTimeProvider? clock = null)
    {
        EvolvingService evolving = await EvolvingService.StartAsync(clock);
        evolving.LoadSystem(SystemForms.Counter);
        evolving.LoadEvents(Enumerable.Range(2, count).Select(id => OlderEvents.Of("alert").Json(id)));
        return evolving;
    }

    private static async Task<int> OlderLeftAsync(EvolvingService evolving, int count)
    {
        int left = 0;
        foreach (int id in Enumerable.Range(2, count))
        {
            left += (int)(await evolving.DocumentAsync(id))["schema"]! < 2 ? 1 : 0;
        }

        return left;
    }

    /// <summary>A clock on which every wait of the service, but none for the database, is over at once and has taken its time.</summary>
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
