using System.Collections.Concurrent;
using System.Globalization;
using Events.Functions.Alerts;
using Events.Functions.Pipeline;
using Events.Functions.Pipeline.Routing;
using Events.Testing.Services;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>Good requests of every function with random mutations of body, parameters, headers, path, method and framing.</summary>
public sealed class HostileInputTests
{
    private const int Workers = 12;
    private const int MaximumReported = 5;
    private const long AllowedGrowth = 64L << 20;

    // Another seed makes other requests.
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("EVENTS_HOSTILE_SEED") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public async Task HostileRequests_GetValidAnswers_AndNeitherWriteDataNorLeakMemory()
    {
        int requests = Soak.Of(2_000, 100_000);
        await using HostileService service = await HostileService.StartAsync();
        IReadOnlyList<WireRequest> good = GoodRequests.All(service.Token, service.Targets, service.Feed);
        RunResults findings = new();
        await AssertGoodAsync(service, good, findings);
        Dictionary<long, string> before = await service.EventsAsync();
        long[] others = [.. before.Keys.Order().Skip(before.Count / 2)];
        HashSet<string> untouched = [.. others.Select(id => id.ToString(CultureInfo.InvariantCulture))];

        // The memory that the first requests of each kind need once does not count as growth.
        List<string> failures = [];
        int first = requests / 10;
        failures.AddRange(await RunAsync(service, good, untouched, 0, first, findings));
        (long heap, long workingSet) = await service.Memory.AskAsync();
        failures.AddRange(await RunAsync(service, good, untouched, first, requests - first, findings));
        (long heapAfter, long workingSetAfter) = await service.Memory.AskAsync();

        Dictionary<long, string> after = await service.EventsAsync();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{requests} requests with seed {Seed}; answers: {findings.Counts}; events created: {findings.Created.Count}; managed heap {heap >> 10:n0} KiB before, {heapAfter >> 10:n0} KiB after; working set {workingSet >> 20} MiB before, {workingSetAfter >> 20} MiB after");
        Assert.True(failures.Count == 0, $"{failures.Count} requests failed, for example:\n\n{string.Join("\n\n", failures.Take(MaximumReported))}");
        Assert.Empty(service.Errors);
        Assert.All(others, id => Assert.Equal(before[id], after.GetValueOrDefault(id)));
        AssertNothingElseWritten(before, after, findings);
        Assert.True(heapAfter - heap < AllowedGrowth, $"The managed heap went from {heap} to {heapAfter}.");
        Assert.True(workingSetAfter - workingSet < AllowedGrowth, $"The working set went from {workingSet} to {workingSetAfter}.");
    }

    /// <summary>Checks that there are good requests for every function, also a new one, and that they succeed.</summary>
    private static async Task AssertGoodAsync(HostileService service, IReadOnlyList<WireRequest> good, RunResults findings)
    {
        Assert.Equal(
            HttpFunction.All.Select(function => function.Name).Except([nameof(WrongPath), nameof(RetryAlert)]).Order(),
            good.Select(request => request.Function).Distinct().Order());
        using HostileClient client = new(service.Address);
        foreach (WireRequest request in good)
        {
            HostileCase unchanged = new("unchanged", request, []);
            WireAnswer answer = Assert.Single(await client.SendAsync(unchanged, TestService.Cancellation));
            Assert.True(answer.Status is >= 200 and < 300, $"{request}\n\n{answer}");
            Assert.Empty(AnswerCheck.Faults(unchanged, answer));
            findings.Take(unchanged, answer);
        }
    }

    private static async Task<IReadOnlyCollection<string>> RunAsync(
        HostileService service, IReadOnlyList<WireRequest> good, HashSet<string> untouched, int from, int count, RunResults findings)
    {
        IReadOnlyList<WireRequest> all = [.. good, GoodRequests.Retry(service.Token, service.Targets[0])];
        ConcurrentQueue<string> failures = new();
        int next = from;
        await Task.WhenAll(Enumerable.Range(0, Workers).Select(async _ =>
        {
            using HostileClient client = new(service.Address);
            while (Interlocked.Increment(ref next) is int number && number <= from + count && failures.Count < MaximumReported)
            {
                HostileCase hostile = HostileCase.Make(Seed, number, all);
                if (!hostile.Request.Target.Split('/', '?').Any(untouched.Contains) && await FaultAsync(client, hostile, findings) is { } fault)
                {
                    failures.Enqueue(await ShrinkAsync(service, hostile, fault, findings));
                }
            }
        }));
        return failures;
    }

    /// <summary>The faults of the answer to a request; null for none.</summary>
    private static async Task<string?> FaultAsync(HostileClient client, HostileCase hostile, RunResults findings)
    {
        try
        {
            IReadOnlyList<WireAnswer> answers = await client.SendAsync(hostile, TestService.Cancellation);
            findings.Take(hostile, answers.Count == 0 ? null : answers[0]);
            string[] faults = [.. answers.Take(1).SelectMany(answer => AnswerCheck.Faults(hostile, answer)), .. answers.Skip(1).Where(answer => answer.Status is >= 500 and not 505).Select(answer => $"a later answer on the connection has the status {answer.Status}")];
            return faults.Length == 0 ? null : $"{string.Join("; ", faults)}\n{string.Join('\n', answers)}";
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidDataException)
        {
            return exception.Message;
        }
    }

    private static async Task<string> ShrinkAsync(HostileService service, HostileCase hostile, string fault, RunResults findings)
    {
        foreach (HostileCase smaller in hostile.Smaller())
        {
            using HostileClient client = new(service.Address);
            if (await FaultAsync(client, smaller, findings) is { } still)
            {
                return await ShrinkAsync(service, smaller, still, findings);
            }
        }

        return $"{fault}\n\n{hostile}";
    }

    private static void AssertNothingElseWritten(Dictionary<long, string> before, Dictionary<long, string> after, RunResults findings)
    {
        long[] expected = [.. before.Keys.Concat(findings.Created.Keys).Distinct().Except(findings.Deleted.Keys)];
        long[] more = [.. after.Keys.Except(expected)];
        long[] fewer = [.. expected.Except(after.Keys)];
        Assert.True(
            more.Length + fewer.Length <= 2 * findings.Unanswered,
            $"Created without an answer: {string.Join(',', more)}. Deleted without an answer: {string.Join(',', fewer)}. Requests without an answer: {findings.Unanswered}.");
    }
}
