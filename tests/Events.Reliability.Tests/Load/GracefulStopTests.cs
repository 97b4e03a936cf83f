using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using Events.Testing.Http;
using Events.Testing.Services;
using LocalCosmos;
using LocalCosmos.Faults;
using LocalCosmos.Requests;

namespace Events.Reliability.Tests.Load;

public sealed class GracefulStopTests
{
    private const int Writers = 24;
    private static readonly int Enough = Soak.Of(200, 5_000);

    // The time that the host waits for active requests, and the same again for a busy machine.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Termination_UnderLoad_LosesNoAnsweredWrite()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using TemporaryFolder folder = new();
        string[] arguments = ["run", "--port", "0", "--no-seed", "--data", folder.Path];
        Writer[] writers;
        using (ServiceProcess first = ServiceProcess.Start(arguments))
        {
            using HttpClient client = new() { BaseAddress = await first.AddressAsync() };
            writers = [.. Enumerable.Range(1, Writers).Select(number => new Writer(client, number))];
            await StopInTheMiddleAsync(first, writers);
        }

        using ServiceProcess second = ServiceProcess.Start(arguments);
        using HttpClient again = new() { BaseAddress = await second.AddressAsync() };
        await VerifyAsync(again, writers);
    }

    [Fact]
    public async Task Termination_LetsAnActiveRequestFinish()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        TestService.RequireLocalCosmos();
        await using LocalCosmosServer database = await LocalCosmosServer.StartAsync(new LocalCosmosOptions(), TestService.Cancellation);
        using ServiceProcess process = ServiceProcess.Start(["run", "--port", "0", "--no-seed", "--cosmos", database.ConnectionString]);
        Uri address = await process.AddressAsync();
        using HttpClient client = new() { BaseAddress = address };
        FaultGate gate = new();
        database.Faults.Add(new FaultRule(Fault.WaitAt(gate)) { Kinds = [RequestKind.Create], Container = "events" });

        Task<Answer> underWay = TestService.SendAsync(client, JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(1)));
        await gate.Arrived;
        Task<int> end = process.TerminateAsync();
        while (await IsListeningAsync(address))
        {
            Assert.False(end.IsCompleted, "The process ended while a request was active.");
        }

        gate.Open();

        Assert.Equal(201, (await underWay).Status);
        Assert.Equal(0, await end);
        Assert.Empty(process.Errors);
    }

    private static async Task StopInTheMiddleAsync(ServiceProcess process, Writer[] writers)
    {
        int answered = 0;
        TaskCompletionSource enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task writing = Task.WhenAll(writers.Select(writer => writer.RunAsync(() =>
        {
            if (Interlocked.Increment(ref answered) == Enough)
            {
                enough.SetResult();
            }
        })));
        await Task.WhenAny(enough.Task, writing);
        Assert.False(writing.IsCompleted, "A connection was closed before the process was asked to end.");

        long asked = Stopwatch.GetTimestamp();
        int code = await process.TerminateAsync();
        TimeSpan took = Stopwatch.GetElapsedTime(asked);
        await writing;

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{writers.Sum(writer => writer.Answered.Count)} events were answered, {writers.Length} requests were not; the process ended in {took.TotalSeconds:N2} s"));
        Assert.Equal(0, code);
        Assert.Empty(process.Errors);
        Assert.InRange(took, TimeSpan.Zero, Longest);
    }

    private static async Task VerifyAsync(HttpClient client, Writer[] writers)
    {
        Dictionary<long, KnownEvent> answered = writers.SelectMany(writer => writer.Answered).ToDictionary();
        Dictionary<long, string> changing = writers.Select(writer => writer.Unanswered!).Where(each => each.EventId is not null).ToDictionary(each => each.EventId!.Value, each => each.Title);
        HashSet<string> creating = [.. writers.Select(writer => writer.Unanswered!).Where(each => each.EventId is null).Select(each => each.Title)];
        HashSet<string> created = [];
        HashSet<long> read = [];
        foreach (JsonElement item in await ListAsync(client))
        {
            (long id, string title) = (item.GetProperty("id").GetInt64(), item.GetProperty("title").GetString()!);
            read.Add(id);
            if (!answered.TryGetValue(id, out KnownEvent? known))
            {
                Assert.True(creating.Contains(title) && created.Add(title), $"No request created {title}, or it is listed twice.");
            }
            else if (changing.TryGetValue(id, out string? changed) && title == changed)
            {
                known.ChangedTo(JsonText.Of(item), title);
            }
            else
            {
                known.SeenAs(JsonText.Of(item));
            }
        }

        Assert.Superset(answered.Keys.ToHashSet(), read);
        foreach (string title in creating)
        {
            Assert.Equal(201, (await TestService.SendAsync(client, Writer.Create(title))).Status);
        }

        Assert.Equal(answered.Count + creating.Count, (await ListAsync(client)).Count);
    }

    private static async Task<List<JsonElement>> ListAsync(HttpClient client)
    {
        List<JsonElement> items = [];
        for (string? next = $"{Paths.Events}?sort=id&per_page=500"; next is not null;)
        {
            Answer page = await TestService.SendAsync(client, new HttpRequestMessage(HttpMethod.Get, next));
            Assert.Equal(200, page.Status);
            items.AddRange(page.Json.EnumerateArray());
            next = page.Next?.PathAndQuery;
        }

        return items;
    }

    private static async Task<bool> IsListeningAsync(Uri address)
    {
        using TcpClient connection = new();
        try
        {
            await connection.ConnectAsync(address.Host, address.Port, TestService.Cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
