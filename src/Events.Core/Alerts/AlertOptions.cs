using System.ComponentModel.DataAnnotations;

namespace Events.Core.Alerts;

/// <summary>How alerts are dispatched: the settings under <c>Alerts__</c>.</summary>
public sealed class AlertOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Alerts";

    private static readonly TimeSpan ShortestLease = TimeSpan.FromSeconds(30);

    /// <summary>How long one run takes up new alerts; those under way are finished.</summary>
    public TimeSpan TimeBudget { get; set; } = TimeSpan.FromSeconds(50);

    /// <summary>How many alerts are under way at once, 1 to 1,000.</summary>
    public int Concurrency { get; set; } = 32;

    /// <summary>How long a claim keeps others from an alert, at least 30 seconds: longer than a delivery takes.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often a delivery is tried before it has failed for good, 1 to 1,000.</summary>
    public int MaxAttempts { get; set; } = 10;

    /// <summary>The wait after the first failure; doubled each time, at most 6 hours.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How old the last run may be before the service is not ready.</summary>
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Concurrency is < 1 or > 1000)
        {
            yield return new ValidationResult("Alerts__Concurrency is not from 1 to 1000.", [nameof(Concurrency)]);
        }

        if (MaxAttempts is < 1 or > 1000)
        {
            yield return new ValidationResult("Alerts__MaxAttempts is not from 1 to 1000.", [nameof(MaxAttempts)]);
        }

        if (Lease < ShortestLease)
        {
            yield return new ValidationResult("Alerts__Lease is under 00:00:30.", [nameof(Lease)]);
        }

        (string Name, TimeSpan Value)[] durations = [("TimeBudget", TimeBudget), ("RetryDelay", RetryDelay), ("StaleAfter", StaleAfter)];
        foreach ((string name, TimeSpan value) in durations)
        {
            if (value <= TimeSpan.Zero || value > TimeSpan.FromDays(1))
            {
                yield return new ValidationResult($"Alerts__{name} is not over 00:00:00 and at most a day.", [name]);
            }
        }
    }
}
