using System.Collections.Concurrent;
using Events.Core.Alerts;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.EndToEnd.Tests.Alerts;

public sealed class ManyDispatchersTests
{
    private const int Alerts = 3_000;

    private static DateTimeOffset Noon => DispatchTestBed.Noon;

    [Fact]
    public async Task FourDispatchers_DeliverEachAlertOnce()
    {
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        testBed.Seed(first: 1, Alerts, Noon.AddMinutes(-1));

        DispatchResult[] results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => testBed.DispatchAsync(testBed.Instance()))));

        Assert.Equal(Alerts, results.Sum(result => result.Delivered));
        Assert.Equal(Alerts, testBed.Channel.Received.Count);
        Assert.Equal(Alerts, testBed.Channel.Received.DistinctBy(message => message.EventId).Count());
        AlertSummary summary = await testBed.SummaryAsync();
        Assert.Equal((0, 0, 0, 0), (summary.Pending, summary.Due, summary.Claimed, summary.Failed));
    }

    [Fact]
    public async Task Crashes_LoseNoAlert_AndRepeatsCarryTheSameId()
    {
        const int few = 1000;
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync();
        testBed.Seed(first: 1, few, Noon.AddMinutes(-1));
        Random random = new(7);
        ConcurrentDictionary<long, bool> reached = new();
        testBed.Channel.Answer = message =>
        {
            lock (random)
            {
                // The process crashes before the receiver gets the alert, or after it.
                if (random.NextDouble() < 0.3)
                {
                    throw new InvalidOperationException("the process is gone");
                }

                reached[message.EventId] = true;
                return random.NextDouble() < 0.3
                    ? throw new InvalidOperationException("the process is gone")
                    : Task.FromResult(DeliveryOutcome.Accepted);
            }
        };

        int delivered = 0;
        for (int tick = 0; tick < 100 && delivered < few; tick++)
        {
            delivered += (await testBed.DispatchAsync()).Delivered;
            testBed.FakeClock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(few, delivered);
        Assert.Equal(few, reached.Count);
        Assert.All(
            testBed.Channel.Received.GroupBy(message => message.EventId),
            tries => Assert.Single(tries.Select(message => message.DeliveryId).Distinct()));
        AlertSummary summary = await testBed.SummaryAsync();
        Assert.Equal((0, 0, 0, 0), (summary.Pending, summary.Due, summary.Claimed, summary.Failed));
    }

    [Fact]
    public async Task DatabaseErrorsAtEveryTenthCall_LoseNoAlert_AndStampOnlyDeliveredOnes()
    {
        const int few = 500;
        await using DispatchTestBed testBed = await DispatchTestBed.StartAsync(TimeProvider.System);
        testBed.Seed(first: 1, few, Noon);
        TimeSpan soon = TimeSpan.FromMilliseconds(1);
        testBed.Cosmos.Faults.Add(new FaultRule(Fault.Throttle(soon)) { Probability = 0.03 });
        testBed.Cosmos.Faults.Add(new FaultRule(Fault.Fail(503)) { Probability = 0.03 });
        testBed.Cosmos.Faults.Add(new FaultRule(Fault.DropAfter()) { Probability = 0.04, Kinds = [RequestKind.Patch] });

        DispatchResult result = await testBed.DispatchAsync();
        testBed.Cosmos.Faults.Clear();

        AlertSummary summary = await testBed.SummaryAsync();
        HashSet<long> received = [.. testBed.Channel.Received.Select(message => message.EventId)];
        Assert.True(few == received.Count, $"{received.Count} of {few} alerts reached the channel.\n{string.Join('\n', testBed.Log.Lines)}");
        Assert.Equal(few, result.Delivered + result.Retried);
        Assert.Equal(few - result.Delivered, summary.Pending + summary.Due + summary.Claimed);
    }
}
