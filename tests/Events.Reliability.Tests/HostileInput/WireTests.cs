using System.Globalization;
using System.Text;
using Events.Testing.Http;
using Events.Testing.Services;
using Events.Testing.Wire;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>HTTP requests that no client library would send, and requests that are invalid HTTP.</summary>
public sealed class WireTests(SharedService shared) : IClassFixture<SharedService>
{
    private readonly TestService _service = shared.Service;
    private readonly long _calendar = SharedService.NextId();

    private static CancellationToken Stop => TestService.Cancellation;

    private WireRequest Create => RawHttp.Request("POST", Paths.Events).And("Content-Type", "application/json") with { Body = Encoding.UTF8.GetBytes(Bodies.Event(_calendar)) };

    /// <summary>The server refuses these requests with a status and no body, before they reach the service.</summary>
    [Theory]
    [InlineData(400, "GET /api/v1/events HTTP/1.1\r\n\r\n")]
    [InlineData(400, "GET /api/v1/events HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData(400, "GET /api/v1/events HTTP/1.1\r\nHost: a b\r\n\r\n")]
    [InlineData(400, "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nIf-Match: a\0b\r\n\r\n")]
    [InlineData(400, "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nOrigin: a\rb\r\n\r\n")]
    [InlineData(400, "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAccept: a\r\n folded\r\n\r\n")]
    [InlineData(400, "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAccept : */*\r\n\r\n")]
    [InlineData(400, "GET /api/v1/events/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData(400, "GET /api/v1/events?\u00ff HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData(400, "GET http://elsewhere.example/api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData(400, "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n")]
    [InlineData(400, "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n")]
    [InlineData(400, "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: identity\r\n\r\n")]
    [InlineData(400, "GET  /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData(505, "GET /api/v1/events HTTP/2.7\r\nHost: localhost\r\n\r\n")]
    public async Task InvalidHttp_IsRefusedByTheServer(int status, string request)
    {
        WireAnswer answer = await RawHttp.SendAsync(_service, request);

        Assert.True(answer.Status == status && answer.IsBare && answer.IsLast, answer.ToString());
    }

    [Theory]
    [InlineData(414, 1024 * 1024, 0)]
    [InlineData(431, 0, 1024 * 1024)]
    public async Task Request_OverTheServersLimits_IsRefusedByTheServer(int status, int query, int header)
    {
        WireAnswer answer = await RawHttp.SendAsync(_service, RawHttp.Request("GET", $"{Paths.Events}?title={new string('a', query)}").And("Cookie", new string('a', header)));

        Assert.True(answer.Status == status && answer.IsBare && answer.IsLast, answer.ToString());
    }

    [Fact]
    public async Task Body_ShorterThanItsContentLength_Returns400()
    {
        await AssertMalformedAsync(Create.With("Content-Length", "1000") with { Framing = Framing.AsGiven });
    }

    [Fact]
    public async Task Body_ThatIsCutOff_CreatesNothing()
    {
        using WireConnection connection = await WireConnection.OpenAsync(_service.Client.BaseAddress!, Stop);
        await connection.SendAsync(Create.ToBytes().AsMemory()[..^1], Stop);
        connection.EndSending();

        Assert.True(await connection.ReadAsync(hasBody: true, Stop) is null or { Status: 400 });
        Assert.Equal(0, await _service.CountAsync($"calendar={_calendar}"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_SentByteByByte_IsRead(bool isChunked)
    {
        using WireConnection connection = await WireConnection.OpenAsync(_service.Client.BaseAddress!, Stop);
        foreach (byte each in (Create with { Framing = isChunked ? Framing.Chunked : Framing.Length }).ToBytes())
        {
            await connection.SendAsync(new[] { each }, Stop);
        }

        Assert.Equal(201, (await connection.ReadAsync(hasBody: true, Stop))!.Status);
    }

    [Theory]
    [InlineData("ffffffffffffffff")]
    [InlineData("80000000")]
    [InlineData("-1")]
    [InlineData("g")]
    [InlineData("")]
    public async Task ChunkedBody_WithAnInvalidSize_Returns400(string size)
    {
        await AssertMalformedAsync(Create.And("Transfer-Encoding", "chunked") with
        {
            Framing = Framing.AsGiven,
            Body = [.. Encoding.ASCII.GetBytes($"{size}\r\n"), .. Create.Body!, .. "\r\n0\r\n\r\n"u8],
        });
    }

    /// <summary>The server answers with HTTP/2 frames, which are not a valid HTTP/1.1 answer.</summary>
    [Fact]
    public async Task Connection_OfHttp2WithoutTls_IsClosed()
    {
        using WireConnection connection = await WireConnection.OpenAsync(_service.Client.BaseAddress!, Stop);
        await connection.SendAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray(), Stop);

        await connection.ReadToEndAsync(Stop);
    }

    [Fact]
    public async Task Body_WithExpect100Continue_IsRequestedAndRead()
    {
        using WireConnection connection = await WireConnection.OpenAsync(_service.Client.BaseAddress!, Stop);
        byte[] whole = Create.And("Expect", "100-continue").ToBytes();
        int head = whole.Length - Create.Body!.Length;
        await connection.SendAsync(whole.AsMemory(0, head), Stop);
        Assert.Equal("HTTP/1.1 100 Continue", await connection.ReadLineAsync(Stop));
        Assert.Equal("", await connection.ReadLineAsync(Stop));

        await connection.SendAsync(whole.AsMemory(head), Stop);

        Assert.Equal(201, (await connection.ReadAsync(hasBody: true, Stop))!.Status);
    }

    [Fact]
    public async Task Get_WithABody_IgnoresTheBody()
    {
        WireRequest list = RawHttp.Request("GET", $"{Paths.Events}?calendar={_calendar}");

        WireAnswer answer = await RawHttp.SendAsync(_service, list with { Body = Create.Body });

        Assert.Equal((200, "[]"), (answer.Status, answer.Text));
    }

    [Fact]
    public async Task PipelinedRequests_AreAnsweredInOrder()
    {
        Answer[] events = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _service.CreateAsync(Bodies.Event(_calendar))));
        using WireConnection connection = await WireConnection.OpenAsync(_service.Client.BaseAddress!, Stop);
        await connection.SendAsync(events.SelectMany(each => RawHttp.Request("GET", Paths.Event(each.Id)).ToBytes()).ToArray(), Stop);

        foreach (Answer each in events)
        {
            Assert.Equal(each.Text, (await connection.ReadAsync(hasBody: true, Stop))!.Text);
        }
    }

    [Theory]
    [InlineData("Content-Length: {0}\r\nTransfer-Encoding: chunked\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: {0}\r\n")]
    [InlineData("Transfer-Encoding: chunked, identity\r\nContent-Length: {0}\r\n")]
    [InlineData("Transfer-Encoding:\u000bchunked\r\nContent-Length: {0}\r\n")]
    [InlineData("Content-Length: 5\r\nContent-Length: {0}\r\n")]
    public async Task Request_HiddenInABody_IsNotExecuted(string framing)
    {
        long id = (await _service.CreateAsync(Bodies.Event(_calendar))).Id;
        string hidden = $"0\r\n\r\nDELETE {Paths.Event(id)} HTTP/1.1\r\nHost: localhost\r\n\r\n";
        string length = string.Format(CultureInfo.InvariantCulture, framing, hidden.Length);
        using WireConnection connection = await WireConnection.OpenAsync(_service.Client.BaseAddress!, Stop);
        await connection.SendAsync(Encoding.Latin1.GetBytes($"POST {Paths.Events} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{length}\r\n{hidden}"), Stop);

        WireAnswer? first = await connection.ReadAsync(hasBody: true, Stop);

        Assert.True(first is { Status: 400, IsLast: true }, first?.ToString());
        Assert.Null(await connection.ReadAsync(hasBody: true, Stop));
        Assert.Equal(200, (await _service.GetAsync(Paths.Event(id))).Status);
    }

    /// <summary>The service answers, creates nothing, and closes the connection without reading more from it.</summary>
    private async Task AssertMalformedAsync(WireRequest request)
    {
        using WireConnection connection = await WireConnection.OpenAsync(_service.Client.BaseAddress!, Stop);
        await connection.SendAsync(request.ToBytes(), Stop);

        WireAnswer? answer = await connection.ReadAsync(hasBody: true, Stop);

        Assert.Equal((400, "application/problem+json"), (answer?.Status, answer?.Header("Content-Type")));
        Assert.Null(await connection.ReadAsync(hasBody: true, Stop));
        Assert.Equal(0, await _service.CountAsync($"calendar={_calendar}"));
    }
}
