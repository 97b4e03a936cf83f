using NodaTime;

namespace Events.Core.Input;

/// <summary>A stretch of time with both ends in it, in whole seconds.</summary>
/// <param name="From">The first instant, or null for no such bound.</param>
/// <param name="To">The last instant, or null for no such bound.</param>
public readonly record struct TimeRange(Instant? From, Instant? To);
