namespace Events.Core.Cosmos;

/// <summary>Limits how many request units background work uses in a second, on average.</summary>
internal sealed class RequestUnitLimit(double unitsPerSecond, TimeProvider timeProvider)
{
    private readonly long _start = timeProvider.GetTimestamp();

    /// <summary>The request units that were charged so far.</summary>
    public double Used { get; private set; }

    /// <summary>Adds a charge, and waits until the average is within the limit.</summary>
    public async Task ChargeAsync(double units, CancellationToken cancellationToken)
    {
        Used += units;
        TimeSpan ahead = TimeSpan.FromSeconds(Used / unitsPerSecond) - timeProvider.GetElapsedTime(_start);
        if (ahead > TimeSpan.Zero)
        {
            await Task.Delay(ahead, timeProvider, cancellationToken);
        }
    }
}
