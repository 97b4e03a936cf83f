using System.Text.Json;
using Events.Core.Time;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Events.Core.Alerts.Channels;

/// <summary>Writes alerts to the log. It is used when no other channel is set.</summary>
public sealed partial class LogChannel(TimeProvider timeProvider, ILogger<LogChannel> logger) : IAlertChannel
{
    /// <inheritdoc/>
    public string Name => "log";

    /// <inheritdoc/>
    public Task<DeliveryOutcome> DeliverAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        using JsonDocument written = JsonDocument.Parse(message.EventJson);
        string? title = written.RootElement.GetProperty("title").GetString();
        int late = CloudEventBody.LateSeconds(message, Instant.FromDateTimeOffset(timeProvider.GetUtcNow()));
        LogAlert(message.EventId, title, Timestamp.Format(message.AlertAt), late, message.DeliveryId);
        return Task.FromResult(DeliveryOutcome.Accepted);
    }

    [LoggerMessage(111, LogLevel.Information, "Alert of event {EventId} \"{Title}\", due at {AlertAt}, {LateSeconds} s late ({DeliveryId})")]
    private partial void LogAlert(long eventId, string? title, string alertAt, int lateSeconds, string deliveryId);
}
