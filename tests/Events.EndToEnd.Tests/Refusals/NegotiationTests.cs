using System.IO.Compression;
using System.Text;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Refusals;

public sealed class NegotiationTests(EmptyService empty) : IClassFixture<EmptyService>
{
    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml, text/*")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json;q=0, */*")]
    [InlineData("application/*;q=0, */*")]
    public async Task Accept_WithoutJson_Returns406(string accept)
    {
        ProblemAssert.Is(await SendAsync("GET", Paths.Events, accept), 406);
        ProblemAssert.Is(await SendAsync("POST", Paths.Events, accept), 406);
        ProblemAssert.Is(await SendAsync("GET", Paths.Casefile(1), accept), 406);
        await empty.AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task Accept_DoesNotMatter_ForAnswersWithoutABody()
    {
        await using TestService service = await TestService.StartAsync();
        Answer created = await service.PostAsync(Paths.Events, Bodies.Event(1));

        Assert.Equal(204, (await service.SendAsync(Accepting(HttpMethod.Delete, Paths.Event(created.Id)))).Status);
        Assert.Equal(204, (await service.SendAsync(Accepting(HttpMethod.Delete, "/api/v1/calendars/1/feed"))).Status);
        ProblemAssert.Is(await service.SendAsync(Accepting(HttpMethod.Post, "/api/v1/events/1/alert/retry")), 404);

        static HttpRequestMessage Accepting(HttpMethod method, string path) => new(method, path) { Headers = { { "Accept", "text/html" } } };
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData("application/*")]
    [InlineData("text/html, application/json;q=0.1")]
    [InlineData("text/html, */*;q=0.1")]
    [InlineData("APPLICATION/JSON; charset=utf-8")]
    public async Task Accept_ThatAllowsJson_IsAnswered(string? accept) =>
        Assert.Equal(200, (await SendAsync("GET", Paths.Events, accept)).Status);

    [Theory]
    [InlineData(null)]
    [InlineData("text/plain")]
    [InlineData("text/json")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=iso-8859-1")]
    [InlineData("json")]
    public async Task ContentType_OtherThanJson_Returns415(string? type)
    {
        ProblemAssert.Is(await SendBodyAsync(HttpMethod.Post, Paths.Events, Bodies.Event(1), type), 415);
        ProblemAssert.Is(await SendBodyAsync(HttpMethod.Put, Paths.Casefile(1), Bodies.Casefile([1], [1]), type), 415);
        await empty.AssertNothingWrittenAsync();
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("Application/JSON; Charset=\"UTF-8\"")]
    [InlineData("application/vnd.cases+json")]
    public async Task ContentType_OfJson_IsAccepted(string type) =>
        Assert.Equal(422, (await SendBodyAsync(HttpMethod.Post, Paths.Events, """{"event":{}}""", type)).Status);

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("GZIP")]
    [InlineData("identity, gzip")]
    [InlineData("nonsense")]
    public async Task ContentEncoding_Returns415_AndAsksForAnUncompressedBody(string coding)
    {
        foreach ((HttpMethod method, string path) in ((HttpMethod, string)[])[
            (HttpMethod.Post, Paths.Events), (HttpMethod.Post, Paths.Batch), (HttpMethod.Patch, Paths.Event(1)), (HttpMethod.Put, Paths.Casefile(1))])
        {
            Answer answer = await SendBodyAsync(method, path, Gzip(Bodies.Event(1)), "application/json", coding);

            ProblemAssert.Is(answer, 415);
            Assert.Equal("/problems/unsupported-content-coding", answer.Json.GetProperty("type").GetString());
            Assert.Contains("Content-Encoding", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Contains("uncompressed", answer.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
            Assert.Equal("identity", answer.Header("Accept-Encoding"));
        }

        await empty.AssertNothingWrittenAsync();
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("Identity")]
    [InlineData("")]
    public async Task ContentEncoding_Identity_IsAccepted(string coding) =>
        Assert.Equal(422, (await SendBodyAsync(HttpMethod.Post, Paths.Events, """{"event":{}}"""u8.ToArray(), "application/json", coding)).Status);

    [Fact]
    public async Task ContentType_OtherThanJson_GetsNoAcceptEncoding() =>
        Assert.Null((await SendBodyAsync(HttpMethod.Post, Paths.Events, Bodies.Event(1), "text/plain")).Header("Accept-Encoding"));

    private static byte[] Gzip(string text)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return compressed.ToArray();
    }

    private Task<Answer> SendAsync(string method, string path, string? accept)
    {
        HttpRequestMessage request = JsonRequest.Create(new HttpMethod(method), path, Bodies.Event(1));
        if (method == "GET")
        {
            request.Content = null;
        }

        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return empty.Service.SendAsync(request);
    }

    private Task<Answer> SendBodyAsync(HttpMethod method, string path, string body, string? type) =>
        SendBodyAsync(method, path, Encoding.UTF8.GetBytes(body), type, coding: null);

    private Task<Answer> SendBodyAsync(HttpMethod method, string path, byte[] body, string? type, string? coding)
    {
        ByteArrayContent content = new(body);
        if (coding is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Encoding", coding);
        }

        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return empty.Service.SendAsync(new HttpRequestMessage(method, path) { Content = content });
    }
}
