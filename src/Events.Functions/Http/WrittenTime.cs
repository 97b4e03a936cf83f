using Events.Core.Events;
using NodaTime;

namespace Events.Functions.Http;

/// <summary>Times as every answer writes them.</summary>
internal static class WrittenTime
{
    /// <summary>UTC in whole seconds, for example <c>2023-01-30T18:00:00Z</c>.</summary>
    public static string Of(DateTimeOffset time) => Timestamp.Format(Instant.FromDateTimeOffset(time));
}
