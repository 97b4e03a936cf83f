using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using NodaTime;

namespace Events.Core.Alerts.Channels;

/// <summary>
/// Posts alerts to a receiver as CloudEvents, signed as the Standard Webhooks specification says. Only 2xx is a success. After 410 the webhook is not
/// tried again.
/// </summary>
public sealed class WebhookChannel : IAlertChannel, IDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly HttpClient _client;
    private readonly Uri _url;
    private readonly WebhookSecret[] _secrets;
    private readonly string _source;
    private readonly TimeProvider _timeProvider;

    /// <summary>Makes a channel with its own connections.</summary>
    /// <param name="name">The webhook's name in the settings.</param>
    /// <param name="options">Its settings, which are validated.</param>
    /// <param name="source">The <c>source</c> of its CloudEvents: a URI reference.</param>
    /// <param name="timeProvider">The clock, also of the timeout.</param>
    public WebhookChannel(string name, WebhookOptions options, string source, TimeProvider timeProvider)
    {
        Name = $"webhook:{name}";
        _url = new Uri(options.Url!);
        _secrets = [.. options.Secrets.Select(text => WebhookSecret.TryParse(text, out WebhookSecret? secret)
            ? secret
            : throw new ArgumentException("A secret must be whsec_ and base64 of 24 to 64 bytes.", nameof(options)))];
        _source = source;
        _timeProvider = timeProvider;
        _client = new HttpClient(WebhookConnections.Create(options.AllowPrivate)) { Timeout = System.Threading.Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Events", "1.0"));
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> DeliverAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(Timeout, _timeProvider);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using HttpRequestMessage request = Request(message);
            using HttpResponseMessage response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
            await ResponseBody.DrainAsync(await response.Content.ReadAsStreamAsync(stop.Token), stop.Token);
            return Outcome(response);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryOutcome(DeliveryError.Describe(exception, _url));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(AlertMessage message)
    {
        DateTimeOffset now = _timeProvider.GetUtcNow();
        long timestamp = now.ToUnixTimeSeconds();
        byte[] body = CloudEventBody.Write(message, _source, Instant.FromDateTimeOffset(now));
        return new HttpRequestMessage(HttpMethod.Post, _url)
        {
            Headers =
            {
                { "webhook-id", message.DeliveryId },
                { "webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture) },
                { "webhook-signature", string.Join(' ', _secrets.Select(secret => secret.Sign(message.DeliveryId, timestamp, body))) },
            },
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(CloudEventBody.MediaType) } },
        };
    }

    private DeliveryOutcome Outcome(HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
        {
            return DeliveryOutcome.Accepted;
        }

        string error = $"{_url.IdnHost} answered {(int)response.StatusCode}";
        return (int)response.StatusCode switch
        {
            (int)HttpStatusCode.Gone => new DeliveryOutcome(error, IsFinal: true),
            >= 300 and < 400 => new DeliveryOutcome($"{error}, and redirects are not followed"),
            _ => new DeliveryOutcome(error, RetryAfter.Of(response.Headers.RetryAfter, _timeProvider)),
        };
    }
}
