using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Events.Core.Alerts.Channels;
using Events.Testing.Http;
using Events.Testing.Services;

namespace Events.Reliability.Tests.Security;

/// <summary>The service never connects to a webhook with an internal address.</summary>
public sealed class InternalWebhookTests : IDisposable
{
    private readonly TcpListener _inside = new(IPAddress.Loopback, 0);

    public InternalWebhookTests() => _inside.Start();

    private int Port => ((IPEndPoint)_inside.LocalEndpoint).Port;

    public void Dispose() => _inside.Dispose();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    [InlineData("localhost.")]
    [InlineData("0x7f.0.0.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("2130706433")]
    [InlineData("\uff11\uff12\uff17.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    public async Task Alert_ToAnInternalAddress_IsNotSent(string host)
    {
        await using TestService service = await StartAsync($"https://{host}:{Port}/hook?key=query-secret", allowPrivate: false);

        Answer run = await DispatchAsync(service);

        Assert.Equal((0, 1), (run.Json.GetProperty("delivered").GetInt32(), run.Json.GetProperty("retried").GetInt32()));
        Assert.False(_inside.Pending());
    }

    [Fact]
    public async Task Alert_RedirectedToAnInternalAddress_IsNotForwarded()
    {
        using TcpListener outside = new(IPAddress.Loopback, 0);
        outside.Start();
        Task answering = AnswerAsync(outside, $"HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:{Port}/inside\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        await using TestService service = await StartAsync($"http://127.0.0.1:{((IPEndPoint)outside.LocalEndpoint).Port}/", allowPrivate: true);

        Answer run = await DispatchAsync(service);
        await answering;

        Assert.Equal(1, run.Json.GetProperty("retried").GetInt32());
        Assert.False(_inside.Pending());
    }

    private static Task<TestService> StartAsync(string url, bool allowPrivate) => TestService.StartAsync(new TestServiceOptions
    {
        Settings = new Dictionary<string, string?>
        {
            ["Alerts:Webhooks:inward:Url"] = url,
            ["Alerts:Webhooks:inward:Secrets:0"] = WebhookSecret.Create(),
            ["Alerts:Webhooks:inward:AllowPrivate"] = allowPrivate.ToString(CultureInfo.InvariantCulture),
        },
    });

    private static async Task<Answer> DispatchAsync(TestService service)
    {
        await service.CreateAsync(Bodies.Event(1, more => more["alert_at"] = "2023-01-30T17:00:00Z"));
        Answer run = await service.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts/dispatch"));
        Assert.True(run.Status == 200, run.Text);
        return run;
    }

    private static async Task AnswerAsync(TcpListener listener, string answer)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync(TestService.Cancellation);
        byte[] request = new byte[4096];
        Assert.NotEqual(0, await client.GetStream().ReadAsync(request, TestService.Cancellation));
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer), TestService.Cancellation);
    }
}
