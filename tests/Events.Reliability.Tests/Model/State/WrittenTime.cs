using System.Globalization;

namespace Events.Reliability.Tests.Model.State;

/// <summary>Writes seconds since 1970 as a time of the API.</summary>
internal static class WrittenTime
{
    public static string Of(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
