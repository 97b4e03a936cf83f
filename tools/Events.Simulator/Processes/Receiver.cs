using System.Text.Json;
using Events.Core.Alerts;
using Events.Simulator.Scheduling;
using Events.Simulator.Tracing;

namespace Events.Simulator.Processes;

/// <summary>What a receiver got.</summary>
/// <param name="Channel">The name of the channel.</param>
/// <param name="DeliveryId">The delivery id.</param>
/// <param name="EventId">The event.</param>
/// <param name="AlertAt">When the alert was due, in Unix seconds.</param>
/// <param name="Ticks">When it came, in virtual time.</param>
/// <param name="IsAccepted">Whether the receiver accepted it.</param>
internal sealed record Receipt(string Channel, string DeliveryId, long EventId, long AlertAt, long Ticks, bool IsAccepted);

/// <summary>Somebody who gets alerts: accepts, refuses, is slow, loses its answer, or is gone.</summary>
internal sealed class Receiver(string name, VirtualScheduler scheduler, Random random, Trace trace, List<Receipt> receipts) : IAlertChannel
{
    private static readonly DeliveryOutcome Refused = new("503");
    private static readonly DeliveryOutcome Later = new("429", TimeSpan.FromSeconds(3));
    private static readonly DeliveryOutcome Gone = new("410", IsFinal: true);

    public string Name => name;

    /// <summary>Whether it accepts everything from now on.</summary>
    public bool IsReliable { get; set; }

    public async Task<DeliveryOutcome> DeliverAsync(AlertMessage message, CancellationToken cancellationToken)
    {
        await scheduler.Delay(TimeSpan.FromTicks(random.Next(6) == 0 && !IsReliable ? random.Next(190_000_000) : random.Next(200_000)));
        int draw = IsReliable ? 0 : random.Next(12);
        bool isAccepted = draw < 8;
        DeliveryOutcome outcome = draw switch
        {
            < 7 => DeliveryOutcome.Accepted,
            7 or 8 or 9 => Refused,
            10 => Later,
            _ => Gone,
        };
        using JsonDocument sent = JsonDocument.Parse(message.EventJson);
        if (sent.RootElement.GetProperty("id"u8).GetInt64() != message.EventId)
        {
            throw scheduler.Fail($"The alert of event {message.EventId} has the JSON of another event.");
        }

        if (cancellationToken.IsCancellationRequested)
        {
            throw scheduler.Fail($"The delivery of the alert of event {message.EventId} was cancelled.");
        }

        receipts.Add(new Receipt(name, message.DeliveryId, message.EventId, message.AlertAt.ToUnixTimeSeconds(), scheduler.Ticks, isAccepted));
        trace.Add(name, "receive", message.DeliveryId, isAccepted ? (outcome.IsAccepted ? "accepted" : "accepted, answer lost") : outcome.Error!);
        await scheduler.Delay(TimeSpan.FromTicks(random.Next(50_000)));
        return outcome;
    }
}
