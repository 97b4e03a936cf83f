using Events.Core.Events.Storing;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>An upgrade that stops before its end continues in the next run.</summary>
public sealed class InterruptedUpgradeTests
{
    [Fact]
    public async Task CancelledUpgrade_ContinuesAtItsPosition()
    {
        await using EvolvingService evolving = await OlderDatabase.WithManyAsync(250);
        using CancellationTokenSource stop = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => evolving.UpgradeAsync(report: _ => stop.Cancel(), cancellationToken: stop.Token));
        long position = (long)(await evolving.SystemDocumentAsync(UpgradePosition.DocumentId))!["position"]!;
        int left = await OlderDatabase.CountOlderAsync(evolving, 250);
        List<UpgradeProgress> reports = [];
        UpgradeProgress end = await evolving.UpgradeAsync(report: reports.Add);

        Assert.InRange(position, 2, 250);
        Assert.Equal(251 - position, left);
        Assert.Equal(left, end.Upgraded);
        Assert.All(reports, report => Assert.True(report.Position > position));
        Assert.Equal(0, await OlderDatabase.CountOlderAsync(evolving, 250));
    }

    [Fact]
    public async Task PositionOfAnUpgradeToAnotherSchema_IsIgnored()
    {
        await using EvolvingService evolving = await OlderDatabase.WithManyAsync(3);
        evolving.LoadSystem("""{"id":"upgrade:event","schema":1,"position":900}""");

        Assert.Equal(3, (await evolving.UpgradeAsync()).Upgraded);
    }

    [Fact]
    public async Task Upgrade_OfAFailingDatabase_Waits()
    {
        await using EvolvingService evolving = await OlderDatabase.WithManyAsync(30);
        evolving.Service.LocalCosmos.Faults.Add(new FaultRule(Fault.Fail(503)) { Kinds = [RequestKind.Replace, RequestKind.Query, RequestKind.Upsert], Probability = 0.2, Times = 20 });

        await evolving.UpgradeAsync();

        Assert.Equal(0, await OlderDatabase.CountOlderAsync(evolving, 30));
    }

    // The crash comes before or after each database call of the upgrade, in turn.
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CrashAtAnyCall_LetsTheNextUpgradeFinish(bool isLastAnswerLost)
    {
        const int Count = 6;
        int crashes = 0;
        for (bool isOver = false; !isOver; crashes++)
        {
            await using EvolvingService evolving = await OlderDatabase.WithManyAsync(Count);
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

            Assert.Equal(0, await OlderDatabase.CountOlderAsync(evolving, Count));
            Assert.Equal(OlderDatabase.UpgradedCounter, (await evolving.SystemDocumentAsync(IdCounter.DocumentId))!.ToJsonString());
            Assert.Null(await evolving.SystemDocumentAsync(UpgradePosition.DocumentId));
            Assert.Equal(Count, await evolving.Service.CountAsync("show_as=busy"));
        }

        Assert.InRange(crashes, 15, 100);
    }
}
