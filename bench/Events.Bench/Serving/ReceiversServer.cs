using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Events.Bench.Serving;

/// <summary>The least that a receiver of webhooks can do: it reads the body of each POST to any path, answers 204, and counts.</summary>
internal sealed class ReceiversServer(WebApplication application) : IServed
{
    private long _received;

    public string Address => application.Urls.Single() + "/";

    public long Requests => Volatile.Read(ref _received);

    public double RequestUnits => 0;

    public static async Task<ReceiversServer> StartAsync(CancellationToken cancellationToken)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        WebApplication application = builder.Build();
        ReceiversServer server = new(application);
        application.Run(server.ReceiveAsync);
        await application.StartAsync(cancellationToken);
        return server;
    }

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        Interlocked.Increment(ref _received);
    }
}
