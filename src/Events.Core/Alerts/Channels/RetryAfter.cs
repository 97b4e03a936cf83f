using System.Net.Http.Headers;

namespace Events.Core.Alerts.Channels;

/// <summary>The wait that a receiver asks for in the header <c>Retry-After</c>: seconds, or a date.</summary>
internal static class RetryAfter
{
    /// <summary>The wait from now; zero for a date in the past, null where the header is missing or malformed.</summary>
    public static TimeSpan? Of(RetryConditionHeaderValue? header, TimeProvider timeProvider) => header switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => TimeSpan.FromTicks(Math.Max(0, (date - timeProvider.GetUtcNow()).Ticks)),
        _ => null,
    };

    /// <inheritdoc cref="Of(RetryConditionHeaderValue?, TimeProvider)"/>
    public static TimeSpan? Of(string? header, TimeProvider timeProvider) =>
        Of(RetryConditionHeaderValue.TryParse(header, out RetryConditionHeaderValue? parsed) ? parsed : null, timeProvider);
}
