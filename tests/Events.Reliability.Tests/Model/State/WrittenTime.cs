using System.Globalization;

namespace Events.Reliability.Tests.Model.State;

/// <summary>Seconds since 1970 as the API writes them.</summary>
internal static class WrittenTime
{
    public static string Of(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
