using System.Collections.Concurrent;
using Events.Core.Alerts;
using Events.Core.Alerts.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Events.Core.Tests.Alerts.Channels;

public sealed class WebhookAnswerTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    [InlineData(299)]
    public async Task Deliver_Answered2xx_IsAccepted(int status) => Assert.Equal(DeliveryOutcome.Accepted, await OutcomeAsync(status));

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task Deliver_AnsweredAnotherStatus_CanBeRetried(int status)
    {
        DeliveryOutcome outcome = await OutcomeAsync(status);
        Assert.Equal(new DeliveryOutcome($"127.0.0.1 answered {status}"), outcome);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(304)]
    [InlineData(399)]
    public async Task Deliver_AnsweredARedirect_ReturnsThatItIsNotFollowed(int status) =>
        Assert.Equal(new DeliveryOutcome($"127.0.0.1 answered {status}, and redirects are not followed"), await OutcomeAsync(status));

    [Fact]
    public async Task Deliver_Answered410_IsFinal()
    {
        DeliveryOutcome outcome = await OutcomeAsync(410, ("Retry-After", "5"));
        Assert.Equal(new DeliveryOutcome("127.0.0.1 answered 410", IsFinal: true), outcome);
    }

    [Theory]
    [InlineData(429, "120", 120)]
    [InlineData(503, "0", 0)]
    [InlineData(503, "Mon, 30 Jan 2023 17:50:00 GMT", 210)]
    [InlineData(429, "Mon, 30 Jan 2023 17:00:00 GMT", 0)]
    public async Task Deliver_ReturnsTheRetryAfterOfTheReceiver(int status, string header, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), (await OutcomeAsync(status, ("Retry-After", header))).RetryAfter);

    [Theory]
    [InlineData("soon")]
    [InlineData("-5")]
    [InlineData("99999999999999999999")]
    public async Task Deliver_IgnoresAnInvalidRetryAfter(string header) =>
        Assert.Null((await OutcomeAsync(503, ("Retry-After", header))).RetryAfter);

    [Fact]
    public async Task Deliver_DoesNotFollowRedirects()
    {
        await using Receiver receiver = await Receiver.AnsweringAsync(307, ("Location", "/elsewhere"));
        using WebhookChannel channel = Samples.Webhook(receiver.Address, Samples.Clock());

        DeliveryOutcome outcome = await channel.DeliverAsync(Samples.Alert, Stop);

        Assert.Equal(new DeliveryOutcome("127.0.0.1 answered 307, and redirects are not followed"), outcome);
        Assert.Single(receiver.Requests);
    }

    [Fact]
    public async Task Deliver_DoesNotSendCookiesBack()
    {
        await using Receiver receiver = await Receiver.AnsweringAsync(200, ("Set-Cookie", "a=b"));
        using WebhookChannel channel = Samples.Webhook(receiver.Address, Samples.Clock());

        await channel.DeliverAsync(Samples.Alert, Stop);
        await channel.DeliverAsync(Samples.Alert, Stop);

        Assert.All(receiver.Requests, request => Assert.DoesNotContain("Cookie", request.Headers));
    }

    [Fact]
    public async Task Deliver_ReusesItsConnection_AlsoAfterAnAnswerWithABody()
    {
        ConcurrentBag<string> connections = [];
        await using Receiver receiver = await Receiver.StartAsync(async context =>
        {
            connections.Add(context.Connection.Id);
            await context.Response.StartAsync(context.RequestAborted);
            await context.Response.Body.WriteAsync(new byte[ResponseBody.MostBytes / 2], context.RequestAborted);
        });
        using WebhookChannel channel = Samples.Webhook(receiver.Address, Samples.Clock());

        await channel.DeliverAsync(Samples.Alert, Stop);
        await channel.DeliverAsync(Samples.Alert, Stop);

        Assert.Equal(2, connections.Count);
        Assert.Single(connections.Distinct());
    }

    [Fact]
    public async Task Deliver_TimesOutAfterFifteenSeconds()
    {
        TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using Receiver receiver = await Receiver.StartAsync(async context =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        FakeTimeProvider clock = Samples.Clock();
        using WebhookChannel channel = Samples.Webhook(receiver.Address, clock);

        Task<DeliveryOutcome> delivery = channel.DeliverAsync(Samples.Alert, Stop);
        await arrived.Task.WaitAsync(Stop);
        clock.Advance(TimeSpan.FromSeconds(14.9));
        Assert.False(delivery.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(0.1));

        Assert.Equal(new DeliveryOutcome("no answer from 127.0.0.1 in time"), await delivery.WaitAsync(Stop));
    }

    [Fact]
    public async Task Deliver_StopsWhenTheCallerCancels()
    {
        using CancellationTokenSource caller = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        await using Receiver receiver = await Receiver.StartAsync(async context =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using WebhookChannel channel = Samples.Webhook(receiver.Address, Samples.Clock());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => channel.DeliverAsync(Samples.Alert, caller.Token));
    }

    [Fact]
    public async Task Deliver_ClosesTheConnectionOfAnEndlessAnswer()
    {
        TaskCompletionSource hungUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await using Receiver receiver = await Receiver.StartAsync(async context =>
        {
            byte[] block = new byte[16 * 1024];
            context.RequestAborted.Register(hungUp.SetResult);
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(block, context.RequestAborted);
            }
        });
        using WebhookChannel channel = Samples.Webhook(receiver.Address, Samples.Clock());

        Assert.True((await channel.DeliverAsync(Samples.Alert, Stop)).IsAccepted);
        await hungUp.Task.WaitAsync(Stop);
    }

    private static async Task<DeliveryOutcome> OutcomeAsync(int status, params (string Name, string Value)[] headers)
    {
        await using Receiver receiver = await Receiver.AnsweringAsync(status, headers);
        using WebhookChannel channel = Samples.Webhook(receiver.Address, Samples.Clock());
        return await channel.DeliverAsync(Samples.Alert, Stop);
    }
}
