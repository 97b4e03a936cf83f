using System.ComponentModel.DataAnnotations;

namespace Events.Core.Alerts;

/// <summary>How alerts are dispatched: the settings under <c>Alerts__</c>.</summary>
public sealed class AlertOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Alerts";

    // A receiver has 15 seconds to respond, and the writes before and after it take time too.
    private static readonly TimeSpan ShortestLease = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>How long one run starts new deliveries. Deliveries in progress are finished.</summary>
    public TimeSpan TimeBudget { get; set; } = TimeSpan.FromSeconds(50);

    /// <summary>How many alerts are delivered at the same time, 1 to 1,000.</summary>
    public int Concurrency { get; set; } = 32;

    /// <summary>How long a claim keeps other runs from an alert, 30 seconds to one day. It must be longer than a delivery takes.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many tries an alert has before it fails, 1 to 1,000.</summary>
    public int MaxAttempts { get; set; } = 10;

    /// <summary>The wait after the first failed try. It doubles after each further failed try, up to 6 hours.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The service is not ready when the last run ended longer ago than this. Not shorter than <see cref="TimeBudget"/>.</summary>
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Concurrency is < 1 or > 1000)
        {
            yield return new ValidationResult("Alerts__Concurrency must be from 1 to 1000.", [nameof(Concurrency)]);
        }

        if (MaxAttempts is < 1 or > 1000)
        {
            yield return new ValidationResult("Alerts__MaxAttempts must be from 1 to 1000.", [nameof(MaxAttempts)]);
        }

        if (Lease < ShortestLease || Lease > Longest)
        {
            yield return new ValidationResult("Alerts__Lease must be from 00:00:30 to 1.00:00:00 (one day).", [nameof(Lease)]);
        }

        if (StaleAfter > TimeSpan.Zero && StaleAfter < TimeBudget && TimeBudget <= Longest)
        {
            yield return new ValidationResult(
                $"Alerts__StaleAfter ({StaleAfter:c}) is shorter than Alerts__TimeBudget ({TimeBudget:c}): set it to {TimeBudget:c} at least, or Alerts__TimeBudget to {StaleAfter:c} at most.",
                [nameof(StaleAfter), nameof(TimeBudget)]);
        }

        (string Name, TimeSpan Value)[] durations = [("TimeBudget", TimeBudget), ("RetryDelay", RetryDelay), ("StaleAfter", StaleAfter)];
        foreach ((string name, TimeSpan value) in durations)
        {
            if (value <= TimeSpan.Zero || value > Longest)
            {
                yield return new ValidationResult($"Alerts__{name} must be longer than 00:00:00 and at most 1.00:00:00 (one day).", [name]);
            }
        }
    }
}
