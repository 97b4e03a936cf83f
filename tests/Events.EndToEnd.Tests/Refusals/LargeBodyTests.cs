using System.Net.Sockets;
using System.Text;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Refusals;

public sealed class LargeBodyTests(EmptyService empty) : IClassFixture<EmptyService>
{
    private const int Limit = 1024 * 1024;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_OfOneMiB_IsRead(bool isChunked) =>
        ProblemAssert.Is(
            await SendAsync(HttpMethod.Post, Paths.Events, Padded("""{"event":{"title":1,"casefile_id":1,"calendar_id":1,"start_at":"2023-01-30T18:00:00Z","end_at":"2023-01-30T18:00:00Z"}}""", Limit), isChunked),
            422,
            "#/event/title type");

    [Theory]
    [InlineData(Limit + 1, false)]
    [InlineData(Limit + 1, true)]
    [InlineData(4 * Limit, false)]
    [InlineData(4 * Limit, true)]
    public async Task Body_OverOneMiB_Returns413(int length, bool isChunked)
    {
        ProblemAssert.Is(await SendAsync(HttpMethod.Post, Paths.Events, Padded(Bodies.Event(1), length), isChunked), 413);
        ProblemAssert.Is(await SendAsync(HttpMethod.Put, Paths.Casefile(1), Padded(Bodies.Casefile([1], [1]), length), isChunked), 413);
        await empty.AssertNothingWrittenAsync();
    }

    [Fact]
    public async Task Body_WithoutAnEnd_IsRefusedAtTheLimit()
    {
        string overLimit = $"{Limit + 1:x}\r\n{new string(' ', Limit + 1)}\r\n";

        Assert.Equal("HTTP/1.1 413 Payload Too Large", await StatusLineOfAsync($"Transfer-Encoding: chunked\r\n\r\n{overLimit}"));
    }

    [Fact]
    public async Task Body_WithATooLargeContentLength_IsRefusedUnread() =>
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await StatusLineOfAsync($"Content-Length: {1L << 40}\r\n\r\n"));

    /// <summary>Posts over a plain connection, so that the rest of the body never comes.</summary>
    private async Task<string?> StatusLineOfAsync(string rest)
    {
        Uri address = empty.Service.Client.BaseAddress!;
        using TcpClient connection = new();
        await connection.ConnectAsync(address.Host, address.Port, TestService.Cancellation);
        await using NetworkStream stream = connection.GetStream();
        string request = $"POST {Paths.Events} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{rest}";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestService.Cancellation);
        using StreamReader reader = new(stream, Encoding.ASCII);
        return await reader.ReadLineAsync(TestService.Cancellation);
    }

    private static byte[] Padded(string json, int length) => Encoding.UTF8.GetBytes(json.PadRight(length));

    private Task<Answer> SendAsync(HttpMethod method, string path, byte[] body, bool isChunked)
    {
        HttpRequestMessage request = JsonRequest.Create(method, path, body);
        request.Headers.TransferEncodingChunked = isChunked;
        return empty.Service.SendAsync(request);
    }
}
