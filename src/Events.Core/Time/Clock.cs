using NodaTime;

namespace Events.Core.Time;

/// <summary>The present, as the service uses it.</summary>
public static class Clock
{
    /// <summary>The current instant.</summary>
    public static Instant Now(this TimeProvider timeProvider) => Instant.FromDateTimeOffset(timeProvider.GetUtcNow());

    /// <summary>The current instant in whole seconds, as every stored time is. A fraction is cut.</summary>
    public static Instant NowInSeconds(this TimeProvider timeProvider) => Timestamp.Cut(timeProvider.Now());
}
