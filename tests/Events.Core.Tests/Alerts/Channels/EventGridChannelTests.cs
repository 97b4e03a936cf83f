using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Events.Core.Alerts;
using Events.Core.Alerts.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Events.Core.Tests.Alerts.Channels;

public sealed class EventGridChannelTests : IDisposable
{
    private readonly X509Certificate2 _certificate = LoopbackCertificate.Create();
    private readonly FakeTimeProvider _clock = Samples.Clock();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _certificate.Dispose();

    [Fact]
    public async Task Deliver_SendsABatchOfOneCloudEvent_WithItsToken()
    {
        await using Receiver topic = await Receiver.StartAsync(_ => Task.CompletedTask, _certificate);

        Assert.Equal(DeliveryOutcome.Accepted, await DeliverAsync(topic.Address, new TestCredential("token-1")));

        ReceivedRequest request = Assert.Single(topic.Requests);
        Assert.Equal("POST", request.Method);
        Assert.StartsWith("/api/events?api-version=", request.Target, StringComparison.Ordinal);
        Assert.StartsWith("application/cloudevents-batch+json", request.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal("Bearer token-1", request.Headers["Authorization"]);
        string body = Encoding.UTF8.GetString(request.Body);
        Assert.StartsWith("[{\"specversion\":\"1.0\",\"id\":\"alert_1042_1675100700\"", body, StringComparison.Ordinal);
        Assert.Contains("\"lateseconds\":90,", body, StringComparison.Ordinal);
        Assert.EndsWith($"\"data\":{Samples.EventJson}}}]", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(410)]
    [InlineData(503)]
    public async Task Deliver_SendsOnce_AndReturnsTheStatusOfTheTopic(int status)
    {
        await using Receiver topic = await AnsweringAsync(status);
        Assert.Equal(new DeliveryOutcome($"127.0.0.1 answered {status}"), await DeliverAsync(topic.Address, new TestCredential("token-1")));
        Assert.Single(topic.Requests);
    }

    [Theory]
    [InlineData("10", 10)]
    [InlineData("Mon, 30 Jan 2023 17:50:00 GMT", 210)]
    public async Task Deliver_ReturnsTheRetryAfterOfTheTopic(string header, int seconds)
    {
        await using Receiver topic = await AnsweringAsync(429, header);
        Assert.Equal(
            new DeliveryOutcome("127.0.0.1 answered 429", TimeSpan.FromSeconds(seconds)),
            await DeliverAsync(topic.Address, new TestCredential("token-1")));
    }

    [Fact]
    public async Task Deliver_WithoutAToken_ReturnsThatError()
    {
        await using Receiver topic = await AnsweringAsync(200);
        Assert.Equal(
            new DeliveryOutcome("no token for 127.0.0.1: no identity here"),
            await DeliverAsync(topic.Address, new TestCredential(new CredentialUnavailableException("no identity here\nmore"))));
        Assert.Empty(topic.Requests);
    }

    [Fact]
    public async Task Deliver_TimesOutAfterFifteenSeconds()
    {
        TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using Receiver topic = await Receiver.StartAsync(
            async context =>
            {
                arrived.SetResult();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            },
            _certificate);

        Task<DeliveryOutcome> delivery = DeliverAsync(topic.Address, new TestCredential("token-1"));
        await arrived.Task.WaitAsync(Stop);
        _clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(new DeliveryOutcome("no answer from 127.0.0.1 in time"), await delivery.WaitAsync(Stop));
    }

    private Task<Receiver> AnsweringAsync(int status, string? retryAfter = null) =>
        Receiver.StartAsync(
            context =>
            {
                context.Response.StatusCode = status;
                context.Response.Headers.RetryAfter = retryAfter;
                return Task.CompletedTask;
            },
            _certificate);

    private async Task<DeliveryOutcome> DeliverAsync(Uri topic, TokenCredential credential)
    {
        using SocketsHttpHandler handler = new()
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate!.GetCertHashString() == _certificate.GetCertHashString(),
            },
        };
        using HttpClient client = new(handler);
        EventGridOptions options = new() { Endpoint = new Uri(topic, "/api/events").ToString() };
        EventGridChannel channel = new(options, Samples.Source, _clock, credential, new HttpClientTransport(client));
        return await channel.DeliverAsync(Samples.Alert, Stop);
    }
}
