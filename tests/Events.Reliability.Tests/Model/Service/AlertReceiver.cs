using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Events.Reliability.Tests.Model.Service;

/// <summary>The receivers of a modelled service's alerts: webhooks on loopback, each in the mood that a step puts it in.</summary>
internal sealed class AlertReceiver : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<Delivery> _deliveries = new();
    private readonly ConcurrentDictionary<Receivers, ReceiverBehavior> _behaviors = new();

    private AlertReceiver(WebApplication application) => _application = application;

    public static async Task<AlertReceiver> StartAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        AlertReceiver receiver = new(builder.Build());
        receiver._application.Run(receiver.ReceiveAsync);
        await receiver._application.StartAsync(cancellationToken);
        return receiver;
    }

    /// <summary>What happens while an alert is under way, before it is answered; it is told of which event.</summary>
    public Func<long, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public Uri Address(Receivers receiver) => new(new Uri(_application.Urls.Single()), $"/{receiver}");

    public void Set(Receivers receiver, ReceiverBehavior behavior) => _behaviors[receiver] = behavior;

    /// <summary>What came since the last time.</summary>
    public IReadOnlyList<Delivery> Take()
    {
        List<Delivery> taken = [];
        while (_deliveries.TryDequeue(out Delivery? delivery))
        {
            taken.Add(delivery);
        }

        return taken;
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        Receivers receiver = Enum.Parse<Receivers>(context.Request.Path.Value![1..]);
        using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        JsonElement alert = body.RootElement;
        long eventId = long.Parse(alert.GetProperty("subject").GetString()!, CultureInfo.InvariantCulture);
        _deliveries.Enqueue(new Delivery(receiver, alert.GetProperty("id").GetString()!, eventId, JsonText.Of(alert.GetProperty("data"))));
        await Meanwhile(eventId);
        ReceiverBehavior behavior = _behaviors[receiver];
        if (behavior == ReceiverBehavior.AsksToWait)
        {
            context.Response.Headers.RetryAfter = PlainAlert.AskedWait.ToString(CultureInfo.InvariantCulture);
        }

        context.Response.StatusCode = behavior switch
        {
            ReceiverBehavior.Accepts => StatusCodes.Status204NoContent,
            ReceiverBehavior.Refuses => StatusCodes.Status500InternalServerError,
            ReceiverBehavior.AsksToWait => StatusCodes.Status503ServiceUnavailable,
            _ => StatusCodes.Status410Gone,
        };
    }
}
