using System.Net;
using System.Text;
using Events.Core.Alerts;
using Events.Core.Alerts.Channels;
using Events.LocalHost.Webhooks;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Events.EndToEnd.Tests.Alerts;

/// <summary>The receiver of the command <c>listen</c>, with webhooks of the service.</summary>
public sealed class WebhookReceiverTests : IDisposable
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 30, 18, 0, 0, TimeSpan.Zero));
    private readonly StringWriter _output = new();
    private readonly string _secret = WebhookSecret.Create();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _output.Dispose();

    [Fact]
    public async Task RepeatedAlert_IsPrintedOnce()
    {
        await using WebhookReceiver receiver = await StartAsync();
        using WebhookChannel channel = Channel(receiver, _secret, _clock);

        Assert.Equal(DeliveryOutcome.Accepted, await channel.DeliverAsync(Alert(), Stop));
        Assert.Equal(DeliveryOutcome.Accepted, await channel.DeliverAsync(Alert(), Stop));

        string[] lines = _output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("alert-1, signature valid:", lines[0]);
        Assert.StartsWith("{\"specversion\":\"1.0\",\"id\":\"alert-1\"", lines[1], StringComparison.Ordinal);
        Assert.Equal("alert-1 was received before and is ignored.", lines[2]);
    }

    [Fact]
    public async Task Webhook_WithAnotherSecret_IsRefused()
    {
        await using WebhookReceiver receiver = await StartAsync();
        using WebhookChannel channel = Channel(receiver, WebhookSecret.Create(), _clock);

        Assert.Equal("127.0.0.1 answered 401", (await channel.DeliverAsync(Alert(), Stop)).Error);
        Assert.Equal($"Refused: the signature does not match the secret.{Environment.NewLine}", _output.ToString());
    }

    [Theory]
    [InlineData(-301, false)]
    [InlineData(-300, true)]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public async Task Webhook_IsAcceptedForFiveMinutes(int seconds, bool isBelieved)
    {
        await using WebhookReceiver receiver = await StartAsync();
        using WebhookChannel channel = Channel(receiver, _secret, new FakeTimeProvider(_clock.GetUtcNow().AddSeconds(seconds)));
        Assert.Equal(isBelieved, (await channel.DeliverAsync(Alert(), Stop)).IsAccepted);
    }

    [Fact]
    public async Task UnsignedOrOtherRequest_IsRefused()
    {
        await using WebhookReceiver receiver = await StartAsync();
        using HttpClient client = new();
        using HttpResponseMessage unsigned = await client.PostAsync(receiver.Address, new StringContent("{}"), Stop);
        using HttpResponseMessage read = await client.GetAsync(receiver.Address, Stop);
        Assert.Equal(HttpStatusCode.Unauthorized, unsigned.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, read.StatusCode);
    }

    private static AlertMessage Alert() => new("alert-1", 1, Instant.FromUtc(2026, 1, 30, 17, 59), Encoding.UTF8.GetBytes("""{"id":1,"title":"Hearing"}"""));

    private static WebhookChannel Channel(WebhookReceiver receiver, string secret, TimeProvider timeProvider) =>
        new("local", new WebhookOptions { Url = receiver.Address.ToString(), Secrets = { secret }, AllowPrivate = true }, "/events", timeProvider);

    private Task<WebhookReceiver> StartAsync() => WebhookReceiver.StartAsync(port: 0, _secret, _output, _clock, Stop);
}
