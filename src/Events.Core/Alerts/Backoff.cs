namespace Events.Core.Alerts;

/// <summary>When a failed delivery is tried again: exponential back-off with jitter.</summary>
internal static class Backoff
{
    private const double Jitter = 0.2;

    /// <summary>The longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    /// <summary>The wait before the next try.</summary>
    /// <param name="first">The wait after the first failure.</param>
    /// <param name="failures">How many tries have failed, from 1.</param>
    /// <param name="retryAfter">What the receiver asked for; it replaces the back-off, within the longest wait.</param>
    /// <param name="random">A random number from 0 to 1. The jitter makes the wait up to a fifth shorter or longer.</param>
    public static TimeSpan Wait(TimeSpan first, int failures, TimeSpan? retryAfter, double random)
    {
        if (retryAfter is { } asked)
        {
            return asked < TimeSpan.Zero ? TimeSpan.Zero : asked < Longest ? asked : Longest;
        }

        double doubled = Math.Min(first.TotalSeconds * Math.Pow(2, failures - 1), Longest.TotalSeconds);
        double jittered = doubled * (1 + (Jitter * ((2 * random) - 1)));
        return TimeSpan.FromSeconds(Math.Min(jittered, Longest.TotalSeconds));
    }
}
