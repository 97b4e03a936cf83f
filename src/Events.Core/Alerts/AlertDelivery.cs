using Events.Core.Cosmos;
using Events.Core.Events.Storing;
using Events.Core.Telemetry;
using Events.Core.Time;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>
/// Delivers one due alert, at least once: claim, send, and then stamp, leave for another try, or give up. A crash
/// anywhere leaves a lease that runs out, and the alert goes again under the same delivery id.
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
    private const int MostClaims = 10;

    private readonly IAlertChannel[] _channels = NotEmpty([.. channels]);

    /// <summary>Delivers an alert. Costs two writes of the event's document, and a quorum read where it was changed meanwhile.</summary>
    public async Task<DeliveryEnd> RunAsync(DueAlert due, CancellationToken cancellationToken)
    {
        string token = WriteName.Next(random);
        if (await ClaimAsync(due, token, cancellationToken) is not { } claimed)
        {
            return DeliveryEnd.NotOurs;
        }

        IAlertChannel[] owed = [.. _channels.Where(channel => !claimed.Claim.Accepted.Contains(channel.Name) && !claimed.Claim.Gone.Contains(channel.Name))];
        AlertMessage message = new(claimed.DeliveryId, claimed.EventId, claimed.AlertAt!.Value, claimed.EventJson);
        DeliveryOutcome[] outcomes = await Task.WhenAll(owed.Select(channel => channel.DeliverAsync(message, cancellationToken)));
        AlertClaim after = After(claimed.Claim, owed, outcomes);
        if (_channels.All(channel => after.Accepted.Contains(channel.Name)))
        {
            return await StampAsync(claimed, token, cancellationToken);
        }

        bool isOver = after.Attempts >= options.Value.MaxAttempts
            || _channels.All(channel => after.Accepted.Contains(channel.Name) || after.Gone.Contains(channel.Name));
        return isOver
            ? await GiveUpAsync(claimed, token, after, cancellationToken)
            : await ReleaseAsync(claimed, token, after, RetryAfter(outcomes), cancellationToken);
    }

    private async Task<DueAlert?> ClaimAsync(DueAlert due, string token, CancellationToken cancellationToken)
    {
        DueAlert current = due;
        for (int tries = 0; tries < MostClaims; tries++)
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
                // The claim is ours: it was written, and its answer was lost on the way.
                return found;
            }

            if (found is null || !found.IsDueAt(timeProvider.Now()))
            {
                return null;
            }

            current = found;
        }

        // Others write it again and again. It stays due, and the next run finds it.
        return null;
    }

    private async Task<DeliveryEnd> StampAsync(DueAlert claimed, string token, CancellationToken cancellationToken)
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
        return DeliveryEnd.Delivered;
    }

    // The time of this try, not of the first one: clients that follow changes look back a few minutes only.
    private Task<bool> TryStampAsync(DueAlert alert, string token, CancellationToken cancellationToken)
    {
        Instant now = timeProvider.Now();

        // The two are the same in every document of the service. In another one a stamp that is not later than both would be refused for ever.
        Instant before = Instant.Max(alert.Document.Event!.UpdatedAt, alert.Document.Keys!.Updated);
        return store.TryStampAsync(alert, token, now, Instant.Max(now, before + Duration.FromSeconds(1)), cancellationToken);
    }

    private async Task<DeliveryEnd> GiveUpAsync(DueAlert claimed, string token, AlertClaim after, CancellationToken cancellationToken)
    {
        await retry.RunAsync(stop => store.TryFailAsync(claimed, token, after, timeProvider.Now(), stop), cancellationToken);
        meter.AlertFailed();
        logger.GivenUp(claimed.EventId, after.Attempts, after.ErrorText);
        return DeliveryEnd.Failed;
    }

    private async Task<DeliveryEnd> ReleaseAsync(
        DueAlert claimed, string token, AlertClaim after, TimeSpan? retryAfter, CancellationToken cancellationToken)
    {
        TimeSpan wait = Backoff.Wait(options.Value.RetryDelay, after.Attempts, retryAfter, random.NextDouble());
        Instant nextTry = WholeSecondAfter(wait);
        await retry.RunAsync(stop => store.TryReleaseAsync(claimed, token, after, nextTry, stop), cancellationToken);
        meter.AlertRetried();
        logger.Refused(claimed.EventId, after.Attempts, Timestamp.Format(nextTry), after.ErrorText);
        return DeliveryEnd.Retried;
    }

    private static IAlertChannel[] NotEmpty(IAlertChannel[] channels) => channels.Length > 0
        ? channels
        : throw new InvalidOperationException("Without a channel every alert would be stamped and none delivered.");

    private static AlertClaim After(AlertClaim before, IAlertChannel[] owed, DeliveryOutcome[] outcomes)
    {
        List<string> accepted = [.. before.Accepted];
        List<string> gone = [.. before.Gone];
        Dictionary<string, string> errors = new(before.ErrorsByChannel);
        foreach ((IAlertChannel channel, DeliveryOutcome outcome) in owed.Zip(outcomes))
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
