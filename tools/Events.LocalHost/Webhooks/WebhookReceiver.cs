using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Events.Core.Alerts.Channels;

namespace Events.LocalHost.Webhooks;

/// <summary>Receives Standard Webhooks on 127.0.0.1. It checks their signatures, ignores repeated ids, and prints the others.</summary>
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

    /// <summary>The address of the receiver, for example <c>http://127.0.0.1:7072/</c>.</summary>
    public Uri Address => new(_application.Urls.Single());

    /// <summary>Starts the receiver. It receives webhooks when the task completes.</summary>
    /// <param name="port">The port on 127.0.0.1; 0 for any free port.</param>
    /// <param name="secret">The secret that signs the webhooks: <c>whsec_</c> and base64 of 24 to 64 bytes.</param>
    /// <param name="output">The writer for the webhooks.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="ArgumentException">The secret is malformed.</exception>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<WebhookReceiver> StartAsync(
        int port, string secret, TextWriter output, TimeProvider timeProvider, CancellationToken cancellationToken = default)
    {
        WebhookSignatureCheck check = WebhookSecret.TryParse(secret, out WebhookSecret? parsed)
            ? new WebhookSignatureCheck(parsed, timeProvider)
            : throw new ArgumentException("The secret must be whsec_ and base64 of 24 to 64 bytes.", nameof(secret));
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

    /// <summary>Waits until Ctrl-C or SIGTERM stops the receiver.</summary>
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
        if (_check.ErrorIn(context.Request.Headers, body) is { } error)
        {
            // Anyone can send an unsigned request, and it may contain control sequences for the terminal, so no part of it is printed.
            await _output.WriteLineAsync($"Refused: {error}.");
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        string id = context.Request.Headers[WebhookSignatureCheck.IdHeader].ToString();
        await _output.WriteLineAsync(_seen.TryAdd(id, true)
            ? $"{id}, signature valid:{Environment.NewLine}{Encoding.UTF8.GetString(body)}"
            : $"{id} was received before and is ignored.");
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }
}
