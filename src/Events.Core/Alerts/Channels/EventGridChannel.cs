using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Messaging.EventGrid;
using NodaTime;

namespace Events.Core.Alerts.Channels;

/// <summary>Sends alerts to an Event Grid topic as CloudEvents, with an Azure identity.</summary>
public sealed class EventGridChannel : IAlertChannel
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(15);

    private readonly EventGridPublisherClient _client;
    private readonly Uri _endpoint;
    private readonly string _source;
    private readonly TimeProvider _timeProvider;

    /// <summary>Makes the channel to a topic.</summary>
    /// <param name="options">Its settings, which are validated.</param>
    /// <param name="source">The <c>source</c> of its CloudEvents: a URI reference.</param>
    /// <param name="timeProvider">The clock, also of the timeout.</param>
    public EventGridChannel(EventGridOptions options, string source, TimeProvider timeProvider)
        : this(options, source, timeProvider, Credential(options), transport: null)
    {
    }

    internal EventGridChannel(EventGridOptions options, string source, TimeProvider timeProvider, TokenCredential credential, HttpPipelineTransport? transport)
    {
        // The client does not retry: the dispatch does, and it stores each try.
        EventGridPublisherClientOptions clientOptions = new() { Retry = { MaxRetries = 0, NetworkTimeout = Timeout } };
        if (transport is not null)
        {
            clientOptions.Transport = transport;
        }

        _endpoint = new Uri(options.Endpoint!);
        _client = new EventGridPublisherClient(_endpoint, credential, clientOptions);
        _source = source;
        _timeProvider = timeProvider;
    }

    /// <inheritdoc/>
    public string Name => "eventgrid";

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> DeliverAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        using CancellationTokenSource timeout = new(Timeout, _timeProvider);
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            byte[] body = CloudEventBody.Write(message, _source, Instant.FromDateTimeOffset(_timeProvider.GetUtcNow()));
            byte[] batch = [(byte)'[', .. body, (byte)']'];
            await _client.SendEncodedCloudEventsAsync(batch, stop.Token);
            return DeliveryOutcome.Accepted;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new DeliveryOutcome(DeliveryError.Describe(exception, _endpoint), Wait(exception));
        }
    }

    private TimeSpan? Wait(Exception exception) =>
        (exception as RequestFailedException)?.GetRawResponse() is { } response && response.Headers.TryGetValue("Retry-After", out string? header)
            ? RetryAfter.Of(header, _timeProvider)
            : null;

    private static DefaultAzureCredential Credential(EventGridOptions options) =>
        string.IsNullOrWhiteSpace(options.ClientId)
            ? new DefaultAzureCredential()
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = options.ClientId });
}
