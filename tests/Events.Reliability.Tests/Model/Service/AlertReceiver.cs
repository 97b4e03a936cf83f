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

/// <summary>The webhook receivers of a modelled service, on loopback. A step sets how each one answers.</summary>
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

    /// <summary>Runs during the delivery of an alert, before the answer. The argument is the id of the event.</summary>
    public Func<long, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public Uri Address(Receivers receiver) => new(new Uri(_application.Urls.Single()), $"/{receiver}");

    public void Set(Receivers receiver, ReceiverBehavior behavior) => _behaviors[receiver] = behavior;

    /// <summary>The deliveries since the last call.</summary>
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
