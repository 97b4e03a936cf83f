using System.Globalization;
using System.Text;
using Events.Core.Alerts.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Events.Core.Tests.Alerts.Channels;

public sealed class WebhookSigningTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deliver_PostsTheCloudEventToTheConfiguredUrl()
    {
        await using Receiver receiver = await Receiver.AnsweringAsync(204);
        using WebhookChannel channel = Samples.Webhook(new Uri(receiver.Address, "/hooks/alerts?key=a%20b"), Samples.Clock());

        Assert.True((await channel.DeliverAsync(Samples.Alert, Stop)).IsAccepted);

        ReceivedRequest request = Assert.Single(receiver.Requests);
        Assert.Equal("POST", request.Method);
        Assert.Equal("/hooks/alerts?key=a%20b", request.Target);
        Assert.Equal("application/cloudevents+json", request.Headers["Content-Type"]);
        Assert.Equal("Events/1.0", request.Headers["User-Agent"]);
        Assert.DoesNotContain("X-Forwarded-For", request.Headers);
        Assert.Equal("alert_1042_1675100700", request.Headers["webhook-id"]);
        Assert.Equal("1675100790", request.Headers["webhook-timestamp"]);
        Assert.Contains("\"lateseconds\":90,", Encoding.UTF8.GetString(request.Body), StringComparison.Ordinal);
        Assert.EndsWith($"\"data\":{Samples.EventJson}}}", Encoding.UTF8.GetString(request.Body), StringComparison.Ordinal);
        Assert.True(IsSigned(request, Samples.Secret));
    }

    [Fact]
    public async Task Deliver_SignsWithBothSecretsDuringARotation()
    {
        await using Receiver receiver = await Receiver.AnsweringAsync(200);
        using WebhookChannel channel = Samples.Webhook(receiver.Address, Samples.Clock(), allowPrivate: true, Samples.Secret, Samples.OtherSecret);

        await channel.DeliverAsync(Samples.Alert, Stop);

        ReceivedRequest request = Assert.Single(receiver.Requests);
        Assert.Equal(2, request.Headers["webhook-signature"].Split(' ').Length);
        Assert.True(IsSigned(request, Samples.Secret));
        Assert.True(IsSigned(request, Samples.OtherSecret));
    }

    [Fact]
    public void Channel_WithAnInvalidSecret_IsNotCreated()
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(
            () => Samples.Webhook(new Uri("https://example.com"), Samples.Clock(), allowPrivate: false, "hunter2"));
        Assert.StartsWith("A secret must be whsec_", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Deliver_OnARetry_KeepsTheIdAndSignsTheNewTime()
    {
        await using Receiver receiver = await Receiver.AnsweringAsync(500);
        FakeTimeProvider clock = Samples.Clock();
        using WebhookChannel channel = Samples.Webhook(receiver.Address, clock);

        await channel.DeliverAsync(Samples.Alert, Stop);
        clock.Advance(TimeSpan.FromMinutes(1));
        await channel.DeliverAsync(Samples.Alert, Stop);

        Assert.Equal(["alert_1042_1675100700", "alert_1042_1675100700"], receiver.Requests.Select(request => request.Headers["webhook-id"]));
        Assert.Equal(["1675100790", "1675100850"], receiver.Requests.Select(request => request.Headers["webhook-timestamp"]));
        Assert.All(receiver.Requests, request => Assert.True(IsSigned(request, Samples.Secret)));
    }

    private static bool IsSigned(ReceivedRequest request, string text) =>
        WebhookSecret.TryParse(text, out WebhookSecret? secret)
        && secret.HasSigned(
            request.Headers["webhook-signature"],
            request.Headers["webhook-id"],
            long.Parse(request.Headers["webhook-timestamp"], CultureInfo.InvariantCulture),
            request.Body);
}
