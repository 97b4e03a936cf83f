using NodaTime;

namespace Events.Core.Time;

/// <summary>The current time.</summary>
public static class Clock
{
    /// <summary>The current instant.</summary>
    public static Instant Now(this TimeProvider timeProvider) => Instant.FromDateTimeOffset(timeProvider.GetUtcNow());

    /// <summary>The current instant, rounded down to whole seconds, like all stored times.</summary>
    public static Instant NowInSeconds(this TimeProvider timeProvider) => Timestamp.Cut(timeProvider.Now());
}
