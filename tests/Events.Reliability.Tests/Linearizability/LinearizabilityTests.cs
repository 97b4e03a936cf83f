using CsCheck;
using Events.Core.Cosmos;
using Events.Testing.Services;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Events.Reliability.Tests.Linearizability;

public sealed class LinearizabilityTests
{
    private const int AtOnce = 2;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OneEvent_UnderConcurrentClientsOfSeveralInstances_IsLinearizable(bool repeats)
    {
        TestService.RequireLocalCosmos();
        await using TestService service = await TestService.StartAsync(new TestServiceOptions
        {
            Services = services => services.AddSingleton(provider => CosmosClientFactory.Create(
                provider.GetRequiredService<IOptions<CosmosOptions>>().Value, options => options.LimitToEndpoint = !repeats)),
        });
        HttpClient[] instances = [service.Client, await service.AddInstanceAsync(), await service.AddInstanceAsync()];
        foreach ((Fault fault, double probability) in ((Fault, double)[])
            [(Fault.DropAfter(), 0.04), (Fault.DropBefore(), 0.02), (Fault.Fail(503), 0.02), (Fault.Delay(TimeSpan.FromMilliseconds(2)), 0.3)])
        {
            service.LocalCosmos.Faults.Add(new FaultRule(fault)
            {
                Kinds = [RequestKind.Replace, RequestKind.PointRead],
                Container = "events",
                Probability = probability,
            });
        }

        int count = Soak.Of(20, 1_500);
        int operations = 0;
        int unanswered = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(1, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestService.Cancellation },
            async (number, _) =>
            {
                History history = await HistoryRecorder.RecordAsync(instances, new PCG((uint)(number % 64), (ulong)number));
                Interlocked.Add(ref operations, history.Operations.Count);
                Interlocked.Add(ref unanswered, history.Operations.Count(operation => operation.Outcome is null));
                Assert.True(history.IsLinearizable(), $"No order of these operations on {history.First} explains the answers:\n{history}");
            });

        TestContext.Current.TestOutputHelper?.WriteLine($"{count} histories of {operations} requests in all, {unanswered} without an answer: each is linearizable.");
    }
}
