using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Events.EndToEnd.Tests.Fixtures;

namespace Events.EndToEnd.Tests.Reliability.Load;

/// <summary>Many large bodies or answers at once.</summary>
[Collection(nameof(Alone))]
public sealed class LargeLoadTests
{
    private const int BatchLimit = 8 * 1024 * 1024;
    private const long Allowed = 1_000_000_000;

    private static readonly int AtOnce = Soak.Of(32, 240);

    [Fact]
    public async Task LargestBatches_ManyAtOnce_AreAnsweredOrToldToComeBack_InLittleMemory()
    {
        await using LoadedService service = await LoadedService.StartAsync();
        using HttpClient client = new() { BaseAddress = service.Address, Timeout = TimeSpan.FromMinutes(5) };
        long before = service.Process.WorkingSet;
        byte[] batch = Encoding.UTF8.GetBytes(LargestBatch());
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        HeldContent[] bodies = [.. Enumerable.Range(0, AtOnce).Select(_ => new HeldContent(batch, go.Task))];
        Task<Answer>[] calls = [.. bodies.Select(body => TestService.SendAsync(client, new HttpRequestMessage(HttpMethod.Post, Paths.Batch) { Content = body }))];
        await Task.WhenAll(bodies.Zip(calls, (body, call) => Task.WhenAny(body.Sent, call)));
        Answer small = await TestService.SendAsync(client, TestService.Request(HttpMethod.Post, Paths.Events, Bodies.Event(1)));
        go.SetResult();
        Answer[] answers = await Task.WhenAll(calls);

        long peak = service.Process.PeakWorkingSet - before;
        int taken = answers.Count(answer => answer.Status == 200);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{AtOnce} batches of 8 MiB at once: {taken} taken, the others told to come back; {peak / 1e6:N0} MB on top at the most"));
        Assert.Equal(201, small.Status);
        Assert.InRange(taken, 1, AtOnce - 1);
        Assert.All(answers.Where(answer => answer.Status != 200), answer =>
        {
            ProblemAssert.Is(answer, 503);
            Assert.Equal("1", answer.Header("Retry-After"));
        });
        Assert.InRange(peak, 0, Allowed);

        Answer afterwards = await TestService.SendAsync(client, TestService.Request(HttpMethod.Post, Paths.Batch, batch));
        Assert.Equal(200, afterwards.Status);
    }

    private static string LargestBatch()
    {
        string body = new('ä', 41_000);
        JsonNode[] items = [.. Enumerable.Range(0, 100).Select(_ => Bodies.Item(1, members => members["body"] = body))];
        string batch = new JsonObject { ["events"] = new JsonArray(items) }.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        int length = Encoding.UTF8.GetByteCount(batch);
        Assert.InRange(length, BatchLimit * 9 / 10, BatchLimit);
        return batch + new string(' ', BatchLimit - length);
    }
}
