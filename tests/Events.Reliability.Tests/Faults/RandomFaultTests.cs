using System.Globalization;
using System.Text.Json;
using Events.Testing.Http;
using LocalCosmos.Faults;

namespace Events.Reliability.Tests.Faults;

/// <summary>Several clients make random requests while a share of the database requests fails at random.</summary>
public sealed class RandomFaultTests
{
    private const int Clients = 4;

    private static readonly Fault[] Faults =
    [
        Fault.Throttle(TimeSpan.FromMilliseconds(1)), Fault.Throttle(null), Fault.Fail(503), Fault.Fail(500), Fault.Fail(408), Fault.Fail(449),
        Fault.Fail(410), Fault.Fail(410, 1002), Fault.Fail(404, 1002), Fault.Fail(404, 1003),
        Fault.DropBefore(), Fault.DropAfter(), Fault.CutAnswer(), Fault.WriteBefore(),
    ];

    [Theory]
    [InlineData(0.01, false)]
    [InlineData(0.1, false)]
    [InlineData(0.3, false)]
    [InlineData(0.1, true)]
    public async Task Events_UnderRandomFaults_MatchTheirAnswers_AndNoAlertIsLost(double share, bool repeats)
    {
        int steps = Soak.Of(usually: 40, soaking: 4_000);
        int seed = Environment.TickCount;
        await using FaultyService faulty = repeats ? new RepeatingService() : new FaultyService();
        await faulty.InitializeAsync();
        RandomClient[] clients = [.. Enumerable.Range(0, Clients).Select(client => new RandomClient(faulty, faulty.NextId(), seed + client))];
        Arm(faulty, share);
        try
        {
            Task all = Task.WhenAll(clients.Select(client => RepeatAsync(steps, client.StepAsync)));
            await RepeatAsync(steps / 10, () => DispatchAsync(faulty));
            await all;
            long injected = faulty.Service.LocalCosmos.Faults.InjectedCount;
            faulty.Service.LocalCosmos.Faults.Clear();
            foreach (RandomClient client in clients)
            {
                await client.VerifyAsync();
            }

            await CheckAlertsAsync(faulty, clients);
            await CheckDocumentsAsync(faulty);
            TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{(repeats ? "With repeats " : string.Empty)}{share:P0} of the database's requests went wrong: {injected} did, and {clients.Sum(client => client.Refused)} of {Clients * steps} calls were refused."));
        }
        catch (Xunit.Sdk.XunitException exception)
        {
            throw new InvalidOperationException($"Set the seed to {seed} to repeat the run. {exception.Message}", exception);
        }
    }

    private static void Arm(FaultyService faulty, double share)
    {
        // The rules are tried in order. Each has the probability that gives all faults the same share.
        for (int left = Faults.Length; left > 0; left--)
        {
            double part = share / Faults.Length;
            faulty.Service.LocalCosmos.Faults.Add(new FaultRule(Faults[^left]) { Probability = part / (1 - (part * (Faults.Length - left))) });
        }
    }

    private static async Task RepeatAsync(int times, Func<Task> act)
    {
        for (int time = 0; time < times; time++)
        {
            await act();
        }
    }

    private static async Task DispatchAsync(FaultyService faulty)
    {
        Answer answer = await faulty.SendAsync(HttpMethod.Post, "/api/v1/alerts/dispatch");
        Assert.True(answer.Status is 200 or 429 or 503, $"{answer.Status} {answer.Text}");
    }

    private static async Task CheckAlertsAsync(FaultyService faulty, IEnumerable<RandomClient> clients)
    {
        faulty.Clock.Advance(TimeSpan.FromMinutes(2));
        Answer last = await faulty.SendAsync(HttpMethod.Post, "/api/v1/alerts/dispatch");
        Assert.True(last.Status == 200, last.Text);
        Assert.Equal(0, last.Json.GetProperty("failed").GetInt32() + last.Json.GetProperty("retried").GetInt32());
        HashSet<string> sent = [.. faulty.Channel.Received.Select(message => message.DeliveryId)];
        foreach (RandomClient client in clients)
        {
            await foreach (JsonElement each in faulty.Service.WalkAsync($"{Paths.Events}?calendar={client.Calendar}&alert_from=2000-01-01"))
            {
                Assert.Equal(JsonValueKind.String, each.GetProperty("alert_sent_at").ValueKind);
                Assert.Contains(sent, id => id.StartsWith($"alert_{each.GetProperty("id").GetInt64()}_", StringComparison.Ordinal));
            }
        }

        Assert.All(faulty.Channel.Received.GroupBy(message => message.EventId), ofOne => Assert.Single(ofOne.Select(message => message.DeliveryId).Distinct()));
    }

    private static async Task CheckDocumentsAsync(FaultyService faulty)
    {
        IReadOnlyList<JsonElement> documents = await Stored.DocumentsAsync(faulty.Service.Events);
        HashSet<string> rows = [.. (await Stored.DocumentsAsync(faulty.Service.System)).Select(row => row.GetProperty("id").GetString()!)];
        Assert.Equal(documents.Count, documents.Select(document => document.GetProperty("id").GetString()).Distinct().Count());
        Assert.All(documents, document => Assert.False(document.TryGetProperty("claim", out _), "An event still has a claim."));
        Assert.All(documents, document => Assert.False(document.TryGetProperty("due_at", out _), "An alert is still due."));
        Assert.All(documents.Where(document => document.TryGetProperty("event", out _)), document =>
            Assert.Contains($"event:{document.GetProperty("id").GetString()}", rows));
    }
}
