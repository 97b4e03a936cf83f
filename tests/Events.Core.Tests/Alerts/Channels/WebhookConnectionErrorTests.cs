using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Events.Core.Alerts;
using Events.Core.Alerts.Channels;

namespace Events.Core.Tests.Alerts.Channels;

public sealed class WebhookConnectionErrorTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deliver_ToAClosedPort_ReturnsConnectionRefused()
    {
        int port;
        using (TcpListener listener = new(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        Assert.Equal(new DeliveryOutcome("no connection to 127.0.0.1: ConnectionRefused"), await OutcomeAsync($"http://127.0.0.1:{port}/"));
    }

    [Fact]
    public async Task Deliver_ToAnUntrustedCertificate_ReturnsThatError()
    {
        using X509Certificate2 certificate = LoopbackCertificate.Create();
        await using Receiver receiver = await Receiver.StartAsync(_ => Task.CompletedTask, certificate);

        DeliveryOutcome outcome = await OutcomeAsync(receiver.Address.ToString());

        Assert.StartsWith("no TLS connection to 127.0.0.1: The remote certificate is invalid", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(receiver.Requests);
    }

    [Theory]
    [InlineData("220 smtp.example ESMTP\r\n", "no valid answer from 127.0.0.1: InvalidResponse")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-", "no valid answer from 127.0.0.1: ResponseEnded")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ncut off", null)]
    public async Task Deliver_DependsOnlyOnTheStatusAndTheHeaders(string answer, string? error)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        Task answering = AnswerAsync(listener, answer);
        Assert.Equal(new DeliveryOutcome(error), await OutcomeAsync($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/"));
        await answering;
    }

    [Theory]
    [InlineData(500)]
    [InlineData(410)]
    public async Task Deliver_ReturnsAnErrorWithoutPathQuerySecretAndBody(int status)
    {
        await using Receiver receiver = await Receiver.StartAsync(async context =>
        {
            context.Response.StatusCode = status;
            await context.Response.Body.WriteAsync("internal details"u8.ToArray(), context.RequestAborted);
        });
        DeliveryOutcome outcome = await OutcomeAsync(new Uri(receiver.Address, "/path-token?key=query-token").ToString());
        Assert.Equal($"127.0.0.1 answered {status}", outcome.Error);
    }

    private static async Task<DeliveryOutcome> OutcomeAsync(string url)
    {
        using WebhookChannel channel = Samples.Webhook(new Uri(url), Samples.Clock());
        return await channel.DeliverAsync(Samples.Alert, Stop);
    }

    private static async Task AnswerAsync(TcpListener listener, string text)
    {
        using TcpClient client = await listener.AcceptTcpClientAsync(Stop);
        byte[] request = new byte[4096];
        Assert.NotEqual(0, await client.GetStream().ReadAsync(request, Stop));
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(text), Stop);
    }
}
