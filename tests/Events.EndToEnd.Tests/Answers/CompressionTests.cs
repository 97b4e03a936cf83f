using System.Text.Json.Nodes;
using Events.Testing.Http;
using Events.Testing.Services;
using Events.Testing.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Events.EndToEnd.Tests.Answers;

/// <summary>Which answers are compressed, and their headers.</summary>
public sealed class CompressionTests(SharedService shared) : IClassFixture<SharedService>
{
    private readonly TestService _service = shared.Service;
    private readonly long _calendar = SharedService.NextId();

    private string List => $"{Paths.Events}?calendar={_calendar}";

    [Theory]
    [InlineData("br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("GZIP", "gzip")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip, br;q=0.9", "gzip")]
    [InlineData("gzip;q=0.1", "gzip")]
    [InlineData("*", "br")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("br;q=0, gzip;q=0, *", null)]
    [InlineData("*;q=0", null)]
    [InlineData("*;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity;q=0, gzip;q=0.5", "gzip")]
    [InlineData("identity;q=0", null)]
    [InlineData("identity, gzip;q=0.5", null)]
    [InlineData("identity;q=0.5, gzip;q=0.5", "gzip")]
    [InlineData("deflate, zstd", null)]
    [InlineData("nonsense;;q=x", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public async Task List_UsesTheCodingThatTheClientPrefers(string? accepted, string? coding)
    {
        await FillAsync(10);

        Answer answer = await GetAsync(List, accepted);

        Assert.Equal((200, coding), (answer.Status, answer.Header("Content-Encoding")));
        Assert.Equal("Accept-Encoding", answer.Header("Vary"));
        Assert.Equal((await GetAsync(List, null)).Bytes.ToArray(), Coding.Decode(answer));
        Assert.Equal(coding is null, answer.Bytes.Length == Coding.Decode(answer).Length);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task EveryLongAnswer_IsCompressed(string coding)
    {
        await FillAsync(20);
        foreach (long id in (await GetAsync($"{List}&per_page=18", null)).Ids)
        {
            await _service.SendAsync(new HttpRequestMessage(HttpMethod.Delete, Paths.Event(id)));
        }

        await FillAsync(20);
        foreach (string path in (string[])[List, $"{Paths.Deleted}?calendar={_calendar}", await FeedAsync(), "/api/openapi.json", "/api/docs/swagger-ui-bundle.js", "/api/docs/LICENSE"])
        {
            Answer plain = await GetAsync(path, null);
            Answer compressed = await GetAsync(path, coding);

            Assert.True(plain.Bytes.Length > 1024, $"{path}: {plain.Text}");
            Assert.Equal((null, coding), (plain.Header("Content-Encoding"), compressed.Header("Content-Encoding")));
            Assert.True(compressed.Bytes.Length < plain.Bytes.Length / 2, $"{path}: {compressed.Bytes.Length} of {plain.Bytes.Length}");
            Assert.Equal(plain.Bytes.ToArray(), Coding.Decode(compressed));
            string[] both = ["Content-Encoding", "Content-Length", "Transfer-Encoding"];
            Assert.Equal(plain.Headers(both), compressed.Headers(both));
            Assert.Equal("Accept-Encoding", compressed.Header("Vary"));
        }
    }

    [Fact]
    public async Task Batch_IsCompressed()
    {
        JsonNode[] items = [.. Enumerable.Range(0, 10).Select(_ => Bodies.Item(_calendar))];
        HttpRequestMessage request = JsonRequest.Create(HttpMethod.Post, Paths.Batch, Bodies.Batch(items));
        request.Headers.Add("Accept-Encoding", "br");

        Answer answer = await _service.SendAsync(request);

        Assert.Equal((200, "br"), (answer.Status, answer.Header("Content-Encoding")));
    }

    [Fact]
    public async Task Head_HasTheHeadersOfTheGet_CompressedOrNot()
    {
        await FillAsync(10);
        string[] paths = [List, $"{List}&mode=count", $"{List}&per_page=1", $"{Paths.Deleted}?calendar={_calendar}", "/api/v1/alerts/failed", await FeedAsync(), "/api/openapi.json", "/api/docs", "/api/docs/swagger-ui.css"];
        foreach (string path in paths)
        {
            foreach (string? accepted in (string?[])[null, "br", "gzip", "identity;q=0, gzip"])
            {
                Answer get = await GetAsync(path, accepted);
                Answer head = await SendAsync(HttpMethod.Head, path, accepted);

                Assert.Equal((200, get.Headers("Transfer-Encoding")), (head.Status, head.Headers("Transfer-Encoding")));
                Assert.Empty(head.Text);
            }
        }
    }

    [Fact]
    public async Task ShortAnswers_AreNotCompressed_ButHaveVary()
    {
        await FillAsync(1);
        foreach (string path in (string[])[List, $"{List}&mode=count", $"{Paths.Events}?calendar={SharedService.NextId()}", $"{Paths.Deleted}?calendar={SharedService.NextId()}", "/api/v1/alerts/failed", "/api/docs/docs.js"])
        {
            Answer answer = await GetAsync(path, "br, gzip");

            Assert.True(answer.Bytes.Length <= 1024, $"{path}: {answer.Text}");
            Assert.Equal((200, null, "Accept-Encoding"), (answer.Status, answer.Header("Content-Encoding"), answer.Header("Vary")));
        }
    }

    [Fact]
    public async Task ShortAnswer_WhenIdentityIsRefused_IsCompressed()
    {
        await FillAsync(1);

        Answer answer = await GetAsync(List, "gzip, identity;q=0");

        Assert.Equal((200, "gzip"), (answer.Status, answer.Header("Content-Encoding")));
        Assert.Single(JsonNode.Parse(Coding.Decode(answer))!.AsArray());
    }

    [Fact]
    public async Task Event_FeedAddress_Casefile_AndProblem_AreNeverCompressed()
    {
        Answer created = await _service.CreateAsync(Bodies.Event(_calendar, more => more["body"] = new string('x', 5_000)));
        HttpRequestMessage patch = JsonRequest.Create(HttpMethod.Patch, Paths.Event(created.Id), """{"event": {"title": "Moved"}}""");
        await _service.PutAsync(Paths.Casefile(_calendar), Bodies.Casefile([.. Enumerable.Range(1, 1000)], []));
        HttpRequestMessage[] requests =
        [
            new(HttpMethod.Get, Paths.Event(created.Id)),
            patch,
            JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(_calendar, more => more["body"] = new string('x', 5_000))),
            new(HttpMethod.Get, Paths.Casefile(_calendar)),
            new(HttpMethod.Post, $"/api/v1/calendars/{_calendar}/feed"),
            new(HttpMethod.Get, $"{Paths.Events}?{string.Join('&', Enumerable.Range(0, 50).Select(number => $"unknown{number}=1"))}"),
        ];
        foreach (HttpRequestMessage request in requests)
        {
            request.Headers.Add("Accept-Encoding", "br, gzip");

            Answer answer = await _service.SendAsync(request);

            Assert.Null(answer.Header("Content-Encoding"));
            Assert.NotEmpty(answer.Json.EnumerateObject());
            Assert.False(answer.Header("ETag")?.StartsWith("W/", StringComparison.Ordinal) ?? false);
        }
    }

    [Fact]
    public async Task ETag_OfAFeedOrADocument_IsWeak_AndValidForEveryCoding()
    {
        await FillAsync(10);
        foreach (string path in (string[])[await FeedAsync(), "/api/openapi.json", "/api/docs", "/api/docs/swagger-ui.css"])
        {
            Answer first = await GetAsync(path, "br");
            Assert.StartsWith("W/\"", first.Header("ETag"), StringComparison.Ordinal);
            foreach (string? accepted in (string?[])[null, "br", "gzip"])
            {
                HttpRequestMessage request = Request(HttpMethod.Get, path, accepted);
                request.Headers.Add("If-None-Match", first.Header("ETag"));

                Answer answer = await _service.SendAsync(request);

                Assert.Equal((304, 0), (answer.Status, answer.Bytes.Length));
                Assert.Equal((first.Header("ETag"), "Accept-Encoding", null), (answer.Header("ETag"), answer.Header("Vary"), answer.Header("Content-Encoding")));
                Assert.Equal(first.Header("Cache-Control"), answer.Header("Cache-Control"));
            }
        }
    }

    [Fact]
    public async Task List_ForAnotherOrigin_VariesByOriginAndCoding()
    {
        const string Origin = "https://cases.example";
        await using TestService service = await TestService.StartAsync(new TestServiceOptions { Settings = new Dictionary<string, string?> { ["Cors:Origins"] = Origin } });
        HttpRequestMessage request = new(HttpMethod.Get, Paths.Events) { Headers = { { "Origin", Origin } } };

        Answer answer = await service.SendAsync(request);

        Assert.Equal(["Accept-Encoding", "Origin"], answer.Header("Vary")!.Split(',', StringSplitOptions.TrimEntries).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Client_ThatDisconnectsDuringAnAnswer_CausesNoError_AndFreesItsPlace(string coding)
    {
        await using TestService service = await TestService.StartAsync();
        Random random = new(1);
        for (int batch = 0; batch < 3; batch++)
        {
            // Random letters, since text that compresses well would be sent before the client can disconnect.
            JsonNode[] items =
            [
                .. Enumerable.Range(0, 100).Select(_ => Bodies.Item(1, more => more["body"] = new string(random.GetItems("abcdefghijklmnopqrstuvwxyz0123456789".AsSpan(), 60_000)))),
            ];
            Assert.Equal(200, (await service.PostAsync(Paths.Batch, Bodies.Batch(items))).Status);
        }

        using CapturedLog log = new();
        service.Application.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        byte[] request = RawHttp.Request("GET", $"{Paths.Events}?per_page=500").And("Accept-Encoding", coding).ToBytes();
        for (int client = 0; client < 3; client++)
        {
            using WireConnection connection = await WireConnection.OpenAsync(service.Client.BaseAddress!, TestService.Cancellation);
            await connection.SendAsync(request, TestService.Cancellation);
            Assert.StartsWith("HTTP/1.1 200", await connection.ReadLineAsync(TestService.Cancellation), StringComparison.Ordinal);
        }

        // The service notices a disconnected client only while it writes the answer. Disposing it waits for the last answers.
        Assert.Equal(300, await service.CountAsync());
        await service.DisposeAsync();
        Assert.DoesNotContain(log.Lines, line => line.Contains("failed", StringComparison.Ordinal) || line.Contains("unhandled", StringComparison.OrdinalIgnoreCase));
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, string? accepted)
    {
        HttpRequestMessage request = new(method, path);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        return request;
    }

    private Task<Answer> GetAsync(string path, string? accepted) => SendAsync(HttpMethod.Get, path, accepted);

    private Task<Answer> SendAsync(HttpMethod method, string path, string? accepted) => _service.SendAsync(Request(method, path, accepted));

    private async Task FillAsync(int count)
    {
        JsonNode[] items = [.. Enumerable.Range(0, count).Select(_ => Bodies.Item(_calendar))];
        Assert.Equal(200, (await _service.PostAsync(Paths.Batch, Bodies.Batch(items))).Status);
    }

    private async Task<string> FeedAsync()
    {
        Answer address = await _service.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/api/v1/calendars/{_calendar}/feed"));
        return $"{new Uri(address.Json.GetProperty("url").GetString()!).PathAndQuery}&from=2023-01-01&to=2023-12-31";
    }
}
