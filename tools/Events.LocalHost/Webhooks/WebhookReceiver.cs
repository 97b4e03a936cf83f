using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Events.Core.Alerts.Channels;

namespace Events.LocalHost.Webhooks;

/// <summary>A receiver of Standard Webhooks on loopback: it checks signatures, drops repeats, and prints the rest.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private const int LargestBody = 1024 * 1024;

    private readonly WebApplication _application;
    private readonly WebhookSignatureCheck _check;
    private readonly TextWriter _output;
    private readonly ConcurrentDictionary<string, bool> _seen = new(StringComparer.Ordinal);

    private WebhookReceiver(WebApplication application, WebhookSignatureCheck check, TextWriter output)
    {
        _application = application;
        _check = check;
        _output = TextWriter.Synchronized(output);
    }

    /// <summary>Where it listens, for example <c>http://127.0.0.1:7072/</c>.</summary>
    public Uri Address => new(_application.Urls.Single());

    /// <summary>Starts it; it receives when this returns.</summary>
    /// <param name="port">The port on 127.0.0.1; 0 for any that is free.</param>
    /// <param name="secret">What signs the webhooks: <c>whsec_</c> and base64 of 24 to 64 bytes.</param>
    /// <param name="output">Where to print.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    /// <exception cref="ArgumentException">The secret is malformed.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<WebhookReceiver> StartAsync(
        int port, string secret, TextWriter output, TimeProvider timeProvider, CancellationToken cancellationToken = default)
    {
        WebhookSignatureCheck check = WebhookSecret.TryParse(secret, out WebhookSecret? parsed)
            ? new WebhookSignatureCheck(parsed, timeProvider)
            : throw new ArgumentException("The secret is not whsec_ and base64 of 24 to 64 bytes.", nameof(secret));
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestBody;
            kestrel.Listen(IPAddress.Loopback, port);
        });

        WebhookReceiver receiver = new(builder.Build(), check, output);
        receiver._application.Run(receiver.ReceiveAsync);
        try
        {
            await receiver._application.StartAsync(cancellationToken);
        }
        catch
        {
            await receiver.DisposeAsync();
            throw;
        }

        return receiver;
    }

    /// <summary>Waits until it is told to stop (Ctrl-C, SIGTERM).</summary>
    public Task WaitForShutdownAsync() => _application.WaitForShutdownAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return;
        }

        using MemoryStream buffer = new();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        byte[] body = buffer.ToArray();
        if (_check.Fault(context.Request.Headers, body) is { } fault)
        {
            // Nothing of an unsigned request is printed: it could be anybody's, and hold a terminal's control sequences.
            await _output.WriteLineAsync($"Refused: {fault}.");
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        string id = context.Request.Headers[WebhookSignatureCheck.IdHeader].ToString();
        await _output.WriteLineAsync(_seen.TryAdd(id, true)
            ? $"{id}, signature right:{Environment.NewLine}{Encoding.UTF8.GetString(body)}"
            : $"{id} again, dropped.");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
