using NodaTime;

namespace Events.Core.Input;

/// <summary>A range of time that includes both ends, in whole seconds.</summary>
/// <param name="From">The first instant, or null for no lower bound.</param>
/// <param name="To">The last instant, or null for no upper bound.</param>
public readonly record struct TimeRange(Instant? From, Instant? To);
