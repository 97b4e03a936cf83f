using System.Collections.Concurrent;
using System.Globalization;
using Events.Functions.Alerts;
using Events.Functions.Pipeline;
using Events.Functions.Pipeline.Routing;
using Events.Testing.Services;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>Good requests of every function, spoiled at random in body, parameters, headers, path, method and framing.</summary>
public sealed class HostileInputTests
{
    private const int Workers = 12;
    private const int MostTold = 5;
    private const long MostGrown = 64L << 20;

    // Another number tries other requests.
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("EVENTS_HOSTILE_SEED") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public async Task HostileRequests_AreRefusedInGoodForm_AndNeitherWriteNorGrowNorBreakAnything()
    {
        int requests = Soak.Of(3_000, 100_000);
        await using HostileService service = await HostileService.StartAsync();
        IReadOnlyList<WireRequest> good = GoodRequests.All(service.Token, service.Targets, service.Feed);
        RunResults findings = new();
        await AssertGoodAsync(service, good, findings);
        Dictionary<long, string> before = await service.EventsAsync();
        long[] others = [.. before.Keys.Order().Skip(before.Count / 2)];
        HashSet<string> untouched = [.. others.Select(id => id.ToString(CultureInfo.InvariantCulture))];

        // What a process takes once, for its first requests of each kind, is not growth.
        List<string> failures = [];
        int first = requests / 10;
        failures.AddRange(await RunAsync(service, good, untouched, 0, first, findings));
        (long heap, long workingSet) = await service.Memory.AskAsync();
        failures.AddRange(await RunAsync(service, good, untouched, first, requests - first, findings));
        (long heapAfter, long workingSetAfter) = await service.Memory.AskAsync();

        Dictionary<long, string> after = await service.EventsAsync();
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{requests} requests with seed {Seed}; answers: {findings.Counts}; events created: {findings.Created.Count}; managed heap {heap >> 10:n0} KiB before, {heapAfter >> 10:n0} KiB after; working set {workingSet >> 20} MiB before, {workingSetAfter >> 20} MiB after");
        Assert.True(failures.Count == 0, $"{failures.Count} failed, of which:\n\n{string.Join("\n\n", failures.Take(MostTold))}");
        Assert.Empty(service.Errors);
        Assert.All(others, id => Assert.Equal(before[id], after.GetValueOrDefault(id)));
        AssertNothingElseWritten(before, after, findings);
        Assert.True(heapAfter - heap < MostGrown, $"The managed heap went from {heap} to {heapAfter}.");
        Assert.True(workingSetAfter - workingSet < MostGrown, $"The working set went from {workingSet} to {workingSetAfter}.");
    }

    /// <summary>So that a function that is added is not forgotten, and the hostile requests are one step from what is answered.</summary>
    private static async Task AssertGoodAsync(HostileService service, IReadOnlyList<WireRequest> good, RunResults findings)
    {
        Assert.Equal(
            HttpFunction.All.Select(function => function.Name).Except([nameof(WrongPath), nameof(RetryAlert)]).Order(),
            good.Select(request => request.Function).Distinct().Order());
        using HostileClient client = new(service.Address);
        foreach (WireRequest request in good)
        {
            HostileCase unspoiled = new("unspoiled", request, []);
            WireAnswer answer = Assert.Single(await client.SendAsync(unspoiled, TestService.Cancellation));
            Assert.True(answer.Status is >= 200 and < 300, $"{request}\n\n{answer}");
            Assert.Empty(AnswerCheck.Faults(unspoiled, answer));
            findings.Take(unspoiled, answer);
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
            while (Interlocked.Increment(ref next) is int number && number <= from + count && failures.Count < MostTold)
            {
                HostileCase hostile = HostileCase.Make(Seed, number, all);
                if (!hostile.Request.Target.Split('/', '?').Any(untouched.Contains) && await FaultAsync(client, hostile, findings) is { } fault)
                {
                    failures.Enqueue(await ShrunkAsync(service, hostile, fault, findings));
                }
            }
        }));
        return failures;
    }

    /// <summary>What is wrong with the answer to a request; null where nothing is.</summary>
    private static async Task<string?> FaultAsync(HostileClient client, HostileCase hostile, RunResults findings)
    {
        try
        {
            IReadOnlyList<WireAnswer> answers = await client.SendAsync(hostile, TestService.Cancellation);
            findings.Take(hostile, answers.Count == 0 ? null : answers[0]);
            string[] faults = [.. answers.Take(1).SelectMany(answer => AnswerCheck.Faults(hostile, answer)), .. answers.Skip(1).Where(answer => answer.Status is >= 500 and not 505).Select(answer => $"what is behind it is answered {answer.Status}")];
            return faults.Length == 0 ? null : $"{string.Join("; ", faults)}\n{string.Join('\n', answers)}";
        }
        catch (Exception exception) when (exception is TimeoutException or InvalidDataException)
        {
            return exception.Message;
        }
    }

    private static async Task<string> ShrunkAsync(HostileService service, HostileCase hostile, string fault, RunResults findings)
    {
        foreach (HostileCase smaller in hostile.Smaller())
        {
            using HostileClient client = new(service.Address);
            if (await FaultAsync(client, smaller, findings) is { } still)
            {
                return await ShrunkAsync(service, smaller, still, findings);
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
            $"Created without an answer that says so: {string.Join(',', more)}. Gone without: {string.Join(',', fewer)}. Requests without an answer: {findings.Unanswered}.");
    }
}
