using System.Collections.Concurrent;
using System.Diagnostics;
using CsCheck;
using Events.Reliability.Tests.Model.Service;
using Events.Reliability.Tests.Model.Steps;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Model;

public sealed class ModelTests
{
    private const string SeedVariable = "EVENTS_MODEL_SEED";
    private const int SequencesOnAService = 40;
    private const int AtOnce = 2;

    [Fact]
    public async Task RandomSequences_GetTheAnswersOfAPlainModel()
    {
        TestService.RequireLocalCosmos();
        int count = Soak.Of(30, 10_000);
        long started = Stopwatch.GetTimestamp();
        string[] seeds = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } given
            ? [given]
            : [.. Enumerable.Range(0, count).Select(_ => new PCG((uint)Random.Shared.Next(1, 64), (ulong)Random.Shared.NextInt64()).ToString())];
        int steps = 0;
        ConcurrentQueue<(string Seed, Difference Found)> different = new();
        await Parallel.ForEachAsync(seeds.Chunk(SequencesOnAService), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestService.Cancellation }, async (chunk, stop) =>
        {
            await using ModelledService service = await ModelledService.StartAsync();
            foreach (string seed in chunk)
            {
                if (!different.IsEmpty)
                {
                    return;
                }

                Step[] sequence = RandomSteps.Sequence.Generate(PCG.Parse(seed), null, out Size _);
                Interlocked.Add(ref steps, sequence.Length);
                if (await Sequences.RunAsync(service, sequence) is { } difference)
                {
                    different.Enqueue((seed, difference));
                }
            }
        });

        if (different.TryDequeue(out (string Seed, Difference Found) first))
        {
            Assert.Fail((await Sequences.ShrinkAsync(first.Found)).Describe(first.Seed));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{seeds.Length} sequences of {steps} steps in all, in {Stopwatch.GetElapsedTime(started).TotalSeconds:f0} s: the service and the model agree.");
    }
}
