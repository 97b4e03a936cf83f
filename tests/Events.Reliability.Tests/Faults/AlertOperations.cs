using System.Text.Json;
using Events.Core.Alerts;
using Events.Testing.Cosmos;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Faults;

/// <summary>The operations that send alerts. During any fault, each alert is sent, and is stamped in the end.</summary>
internal static class AlertOperations
{
    // Longer than a lease and than any wait before another try.
    private static readonly TimeSpan UntilDueAgain = TimeSpan.FromMinutes(2);

    public static IReadOnlyDictionary<string, Func<FaultyService, Task<PreparedOperation>>> All { get; } = new Dictionary<string, Func<FaultyService, Task<PreparedOperation>>>
    {
        ["dispatch"] = Dispatch,
        ["retry"] = Retry,
    };

    private static async Task<PreparedOperation> Dispatch(FaultyService faulty)
    {
        long[] calendars = [faulty.NextId(), faulty.NextId()];
        foreach (long calendar in calendars)
        {
            await ArmAsync(faulty, calendar);
        }

        return new PreparedOperation(200, () => DispatchAsync(faulty), async answer =>
        {
            int delivered = answer.Status == 200 ? answer.Json.GetProperty("delivered").GetInt32() : 0;
            int stamped = 0;
            foreach (long calendar in calendars)
            {
                stamped += (await Stored.CheckCalendarAsync(faulty, calendar)).Count(IsStamped);
            }

            Assert.True(delivered <= stamped, $"The answer counts {delivered} delivered alerts, but {stamped} are stamped.");
            await CheckSentAsync(faulty, calendars);
        });
    }

    private static async Task<PreparedOperation> Retry(FaultyService faulty)
    {
        long calendar = faulty.NextId();
        long id = await ArmAsync(faulty, calendar);
        faulty.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("410", IsFinal: true));
        Answer failed = await DispatchAsync(faulty);
        faulty.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        Assert.Equal(1, failed.Json.GetProperty("failed").GetInt32());
        return new PreparedOperation(202, () => RetryAsync(faulty, id), async answer =>
        {
            bool isFailed = (await faulty.Service.GetAsync("/api/v1/alerts/failed?per_page=500")).Json.EnumerateArray()
                .Any(each => each.GetProperty("event_id").GetInt64() == id);
            Assert.True(answer.Status switch { 202 => !isFailed, 429 => isFailed, _ => true }, $"The answer is {answer.Status}, but whether the alert is listed as failed is {isFailed}.");
            Assert.Equal(isFailed ? 202 : 409, (await RetryAsync(faulty, id)).Status);
            await CheckSentAsync(faulty, calendar);
        });
    }

    private static async Task<long> ArmAsync(FaultyService faulty, long calendar)
    {
        DateTimeOffset due = faulty.Clock.GetUtcNow().AddMinutes(-1);
        return (await faulty.Service.CreateAsync(Bodies.Event(calendar, members => members["alert_at"] = due.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null)))).Id;
    }

    private static Task<Answer> DispatchAsync(FaultyService faulty) => faulty.SendAsync(HttpMethod.Post, "/api/v1/alerts/dispatch");

    private static Task<Answer> RetryAsync(FaultyService faulty, long id) => faulty.SendAsync(HttpMethod.Post, $"{Paths.Event(id)}/alert/retry");

    private static async Task CheckSentAsync(FaultyService faulty, params long[] calendars)
    {
        faulty.Clock.Advance(UntilDueAgain);
        Assert.Equal(200, (await DispatchAsync(faulty)).Status);
        List<(JsonElement Sent, int Received)> alerts = [];
        foreach (long calendar in calendars)
        {
            JsonElement sent = Assert.Single(await Stored.CheckCalendarAsync(faulty, calendar));
            Assert.True(IsStamped(sent), "The alert is not stamped.");
            JsonElement document = await Documents.ReadAsync(faulty.Service, sent.GetProperty("id").GetInt64(), calendar);
            Assert.False(document.TryGetProperty("claim", out _), "The event still has a claim.");
            Assert.False(document.TryGetProperty("due_at", out _), "The alert is still due.");
            AlertMessage[] received = MessagesOf(faulty, sent);
            Assert.Single(received.Select(message => message.DeliveryId).Distinct());
            alerts.Add((sent, received.Length));
        }

        faulty.Clock.Advance(UntilDueAgain);
        Assert.Equal(200, (await DispatchAsync(faulty)).Status);
        Assert.All(alerts, alert => Assert.Equal(alert.Received, MessagesOf(faulty, alert.Sent).Length));
    }

    private static AlertMessage[] MessagesOf(FaultyService faulty, JsonElement sent) =>
        [.. faulty.Channel.Received.Where(message => message.EventId == sent.GetProperty("id").GetInt64())];

    private static bool IsStamped(JsonElement each) => each.GetProperty("alert_sent_at").ValueKind == JsonValueKind.String;
}
