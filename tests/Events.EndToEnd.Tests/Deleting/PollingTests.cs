using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Events.EndToEnd.Tests.Changing;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Deleting;

public sealed class PollingTests
{
    private const int Writers = 8;
    private const int Phases = 3;
    private const int WritesOfEach = 20;

    [Fact]
    public async Task Poller_ThatFollowsTheContract_GetsExactlyTheStoredEvents()
    {
        PatchedService own = new();
        await own.InitializeAsync();
        await using TestService service = own.Service;
        Poller poller = new(own);
        ConcurrentQueue<string> failures = [];
        for (int phase = 0; phase < Phases; phase++)
        {
            Task writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(
                writer => Task.Run(() => WriteAsync(own, writer, failures), TestService.Cancellation)));
            while (!writing.IsCompleted)
            {
                await poller.PollAsync();
            }

            await writing;
            own.Time.Advance(TimeSpan.FromMinutes(10));
        }

        await poller.PollAsync();

        Assert.Empty(failures);
        Assert.True(poller.Polls > 3, "The poller did not poll during the writes.");
        SortedDictionary<long, string> stored = [];
        await foreach (JsonElement each in own.Service.WalkAsync($"{Paths.Events}?per_page=50"))
        {
            stored.Add(each.GetProperty("id").GetInt64(), JsonText.Of(each));
        }

        Assert.InRange(stored.Count, 50, Writers * WritesOfEach * Phases);
        Assert.Equal(stored, poller.Known);
    }

    [Fact]
    public async Task Poller_ThatUsesItsClock_MissesNothing_IfQuickChangesMoveUpdatedAtAheadOfTheClock()
    {
        PatchedService own = new();
        await own.InitializeAsync();
        await using TestService service = own.Service;
        Poller poller = new(own);
        Answer busy = await service.CreateAsync(Bodies.Event(1));
        for (int change = 0; change < 400; change++)
        {
            await service.SendAsync(ChangeRequests.Patch(busy.Id, $"\"body\":\"{change}\""));
        }

        await poller.PollAsync();
        DateTimeOffset ahead = poller.LargestUpdatedAt;
        own.Time.Advance(TimeSpan.FromSeconds(30));
        Answer calm = await service.CreateAsync(Bodies.Event(1));
        Answer last = await service.SendAsync(ChangeRequests.Patch(busy.Id, "\"body\":\"last\""));
        await poller.PollAsync();

        Assert.True(ahead - own.Time.GetUtcNow() > TimeSpan.FromMinutes(5), "The largest updated_at is not far enough ahead of the clock.");
        Assert.Equal(new SortedDictionary<long, string> { [busy.Id] = last.Text, [calm.Id] = calm.Text }, poller.Known);
    }

    // Each writer creates events, changes some of its own twice in a row, and deletes some.
    private static async Task WriteAsync(PatchedService own, int writer, ConcurrentQueue<string> failures)
    {
        List<long> ids = [];
        for (int write = 0; write < WritesOfEach; write++)
        {
            // In total, the clock moves less than the timeout of the service for its database.
            own.Time.Advance(TimeSpan.FromMilliseconds(((write * 37) + (writer * 41)) % 150));
            Answer answer = (write % 5) switch
            {
                2 or 3 => await own.Service.SendAsync(ChangeRequests.Patch(ids[^1], $"\"body\":\"{write}\"")),
                4 when writer % 2 == 0 => await own.Service.SendAsync(ChangeRequests.Delete(ids[write % ids.Count])),
                _ => await own.Service.PostAsync(Paths.Events, Bodies.Event(1 + (writer % 3))),
            };
            switch (answer.Status)
            {
                case 201:
                    ids.Add(answer.Id);
                    break;
                case 204:
                    ids.RemoveAt(write % ids.Count);
                    break;
                case not 200:
                    failures.Enqueue($"{answer.Status} {answer.Text}");
                    break;
            }
        }
    }

    private sealed class Poller(PatchedService own)
    {
        private readonly Dictionary<long, string> _updatedAt = [];
        private DateTimeOffset _last = own.Time.GetUtcNow();

        public SortedDictionary<long, string> Known { get; } = [];

        public int Polls { get; private set; }

        public DateTimeOffset LargestUpdatedAt => _updatedAt.Values.Max(text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));

        public async Task PollAsync()
        {
            Polls++;
            DateTimeOffset started = own.Time.GetUtcNow();
            string from = (_last - TimeSpan.FromMinutes(5)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            await foreach (JsonElement each in own.Service.WalkAsync($"{Paths.Events}?per_page=20&sort=updated_at&updated_from={from}"))
            {
                (long id, string updatedAt) = (each.GetProperty("id").GetInt64(), each.GetProperty("updated_at").GetString()!);
                if (_updatedAt.GetValueOrDefault(id) != updatedAt)
                {
                    _updatedAt[id] = updatedAt;
                    Known[id] = JsonText.Of(each);
                }
            }

            await foreach (JsonElement each in own.Service.WalkAsync($"{Paths.Deleted}?per_page=20&deleted_from={from}"))
            {
                Known.Remove(each.GetProperty("id").GetInt64());
            }

            _last = started;
        }
    }
}
