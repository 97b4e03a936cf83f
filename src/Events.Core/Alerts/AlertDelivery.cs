using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Telemetry;
using Events.Core.Time;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>
/// Delivers one due alert at least once. It claims the alert and sends it through the channels. Then it stamps the alert as delivered, releases it
/// for a later try, or marks it as failed. When the process stops in between, the lease expires and the alert is sent again with the same delivery id.
/// </summary>
public sealed class AlertDelivery(
    AlertStore store,
    IEnumerable<IAlertChannel> channels,
    DatabaseRetry retry,
    EventsMeter meter,
    IOptions<AlertOptions> options,
    TimeProvider timeProvider,
    Random random,
    ILogger<AlertDelivery> logger)
{
    private const int MostClaimTries = 10;

    private readonly IAlertChannel[] _channels = NotEmpty([.. channels]);

    /// <summary>Delivers an alert. Costs two writes of the event's document, and a quorum read each time that another writer was first.</summary>
    public async Task<DeliveryResult> RunAsync(DueAlert due, CancellationToken cancellationToken)
    {
        string token = WriteName.Next(random);
        if (await ClaimAsync(due, token, cancellationToken) is not { } claimed)
        {
            return DeliveryResult.NotClaimed;
        }

        IAlertChannel[] remaining = [.. _channels.Where(channel => !claimed.Claim.Accepted.Contains(channel.Name) && !claimed.Claim.Gone.Contains(channel.Name))];
        AlertMessage message = new(claimed.DeliveryId, claimed.EventId, claimed.AlertAt!.Value, claimed.EventJson);
        DeliveryOutcome[] outcomes = await Task.WhenAll(remaining.Select(channel => channel.DeliverAsync(message, cancellationToken)));
        AlertClaim after = AddOutcomes(claimed.Claim, remaining, outcomes);
        if (_channels.All(channel => after.Accepted.Contains(channel.Name)))
        {
            return await StampAsync(claimed, token, cancellationToken);
        }

        bool hasFailed = after.Attempts >= options.Value.MaxAttempts
            || _channels.All(channel => after.Accepted.Contains(channel.Name) || after.Gone.Contains(channel.Name));
        return hasFailed
            ? await FailAsync(claimed, token, after, cancellationToken)
            : await ReleaseAsync(claimed, token, after, RetryAfter(outcomes), cancellationToken);
    }

    private async Task<DueAlert?> ClaimAsync(DueAlert due, string token, CancellationToken cancellationToken)
    {
        DueAlert current = due;
        for (int tries = 0; tries < MostClaimTries; tries++)
        {
            AlertClaim claim = current.Claim with { Token = token };
            DueAlert tried = current;
            if (await retry.RunAsync(stop => store.TryClaimAsync(tried, claim, WholeSecondAfter(options.Value.Lease), stop), cancellationToken))
            {
                return tried with { Document = tried.Document with { Claim = claim } };
            }

            DueAlert? found = await retry.RunAsync(stop => store.ReadAsync(due, stop), cancellationToken);
            if (found?.Claim.Token == token)
            {
                // The claim was written, but the response was lost.
                return found;
            }

            if (found is null || !found.IsDueAt(timeProvider.Now()))
            {
                return null;
            }

            current = found;
        }

        // Another writer was first at every try. The alert stays due, and the next run finds it.
        return null;
    }

    private async Task<DeliveryResult> StampAsync(DueAlert claimed, string token, CancellationToken cancellationToken)
    {
        Duration lag = timeProvider.Now() - claimed.AlertAt!.Value;
        DueAlert? current = claimed;
        while (current?.Claim.Token == token)
        {
            DueAlert tried = current;
            if (await retry.RunAsync(stop => TryStampAsync(tried, token, stop), cancellationToken))
            {
                break;
            }

            current = await retry.RunAsync(stop => store.ReadAsync(tried, stop), cancellationToken);
        }

        meter.AlertDelivered(lag);
        return DeliveryResult.Delivered;
    }

    // Stamps with the time of this try, not of the first one: clients that poll for changes look back only a few minutes.
    private Task<bool> TryStampAsync(DueAlert alert, string token, CancellationToken cancellationToken)
    {
        Instant now = timeProvider.Now();

        // Both times are equal in every document that the service wrote. In other documents they can differ, and a stamp that is not later than both
        // would never succeed.
        Instant before = Instant.Max(alert.Document.Event!.UpdatedAt, alert.Document.Keys!.Updated);
        return store.TryStampAsync(alert, token, now, Instant.Max(now, before + Duration.FromSeconds(1)), cancellationToken);
    }

    private async Task<DeliveryResult> FailAsync(DueAlert claimed, string token, AlertClaim after, CancellationToken cancellationToken)
    {
        await retry.RunAsync(stop => store.TryFailAsync(claimed, token, after, timeProvider.Now(), stop), cancellationToken);
        meter.AlertFailed();
        logger.Failed(claimed.EventId, after.Attempts, after.ErrorText);
        return DeliveryResult.Failed;
    }

    private async Task<DeliveryResult> ReleaseAsync(
        DueAlert claimed, string token, AlertClaim after, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        TimeSpan wait = Backoff.Wait(options.Value.RetryDelay, after.Attempts, retryAfter, random.NextDouble());
        Instant nextTry = WholeSecondAfter(wait);
        await retry.RunAsync(stop => store.TryReleaseAsync(claimed, token, after, nextTry, stop), cancellationToken);
        meter.AlertRetried();
        logger.Released(claimed.EventId, after.Attempts, Timestamp.Format(nextTry), after.ErrorText);
        return DeliveryResult.Retried;
    }

    private static IAlertChannel[] NotEmpty(IAlertChannel[] channels) => channels.Length > 0
        ? channels
        : throw new InvalidOperationException("No alert channel is registered. Register at least one: without a channel, alerts would be stamped but not delivered.");

    private static AlertClaim AddOutcomes(AlertClaim before, IAlertChannel[] tried, DeliveryOutcome[] outcomes)
    {
        List<string> accepted = [.. before.Accepted];
        List<string> gone = [.. before.Gone];
        Dictionary<string, string> errors = new(before.ErrorsByChannel);
        foreach ((IAlertChannel channel, DeliveryOutcome outcome) in tried.Zip(outcomes))
        {
            if (outcome.IsAccepted)
            {
                accepted.Add(channel.Name);
                errors.Remove(channel.Name);
                continue;
            }

            errors[channel.Name] = outcome.Error!;
            if (outcome.IsFinal)
            {
                gone.Add(channel.Name);
            }
        }

        return new AlertClaim(Token: null, before.Attempts + 1, accepted, gone, errors);
    }

    private static TimeSpan? RetryAfter(DeliveryOutcome[] outcomes) =>
        outcomes.Where(outcome => outcome is { IsAccepted: false, IsFinal: false }).Max(outcome => outcome.RetryAfter);

    private Instant WholeSecondAfter(TimeSpan wait) => Timestamp.RoundUp(timeProvider.Now() + Duration.FromTimeSpan(wait));
}
