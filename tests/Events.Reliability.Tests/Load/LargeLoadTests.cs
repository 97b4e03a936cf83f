using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Load;

/// <summary>Many large bodies at once.</summary>
public sealed class LargeLoadTests
{
    private const int BatchLimit = 8 * 1024 * 1024;
    private const long Allowed = 1_000_000_000;

    private static readonly int AtOnce = Soak.Of(32, 240);

    [Fact]
    public async Task ManyLargestBatches_AtOnce_Return200Or503_InLimitedMemory()
    {
        await using LoadedService service = await LoadedService.StartAsync();
        using HttpClient client = new() { BaseAddress = service.Address, Timeout = TimeSpan.FromMinutes(5) };
        long before = service.Process.WorkingSet;
        byte[] batch = Encoding.UTF8.GetBytes(LargestBatch());
        TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        HeldContent[] bodies = [.. Enumerable.Range(0, AtOnce).Select(_ => new HeldContent(batch, go.Task))];
        Task<Answer?>[] calls = [.. bodies.Select(body => PostAsync(client, body))];
        await Task.WhenAll(bodies.Zip(calls, (body, call) => Task.WhenAny(body.Sent, call)));
        Answer small = await TestService.SendAsync(client, JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(1)));
        go.SetResult();
        Answer?[] outcomes = await Task.WhenAll(calls);
        Answer[] answers = [.. outcomes.OfType<Answer>()];

        long peak = service.Process.PeakWorkingSet - before;
        int taken = answers.Count(answer => answer.Status == 200);
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{AtOnce} batches of 8 MiB at once: {taken} accepted, {answers.Length - taken} answered 503, {AtOnce - answers.Length} without an answer; at most {peak / 1e6:N0} MB more memory"));
        Assert.Equal(201, small.Status);
        Assert.InRange(taken, 1, AtOnce - 1);
        Assert.All(answers.Where(answer => answer.Status != 200), answer =>
        {
            ProblemAssert.Is(answer, 503);
            Assert.Equal("1", answer.Header("Retry-After"));
        });
        Assert.InRange(peak, 0, Allowed);

        Answer afterwards = await TestService.SendAsync(client, JsonRequest.Create(HttpMethod.Post, Paths.Batch, batch));
        Answer count = await TestService.SendAsync(client, new HttpRequestMessage(HttpMethod.Get, $"{Paths.Events}?mode=count"));
        Assert.Equal(200, afterwards.Status);
        Assert.Equal((100 * (taken + 1)) + 1, count.Json.GetProperty("record_count").GetInt32());
    }

    /// <summary>Posts a batch. Returns null if the server closes the connection, which it does seconds after a refusal while the client still sends.</summary>
    private static async Task<Answer?> PostAsync(HttpClient client, HeldContent body)
    {
        try
        {
            return await TestService.SendAsync(client, new HttpRequestMessage(HttpMethod.Post, Paths.Batch) { Content = body });
        }
        catch (HttpRequestException exception) when (exception.InnerException is IOException)
        {
            return null;
        }
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
