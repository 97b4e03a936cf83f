using System.Diagnostics;
using System.Text.Json;
using Events.Bench.Serving;

namespace Events.Bench.Alerts;

/// <summary>A dispatch of due alerts by the service, started over its API.</summary>
internal static class ServiceDrain
{
    /// <summary>Delivers all due alerts.</summary>
    /// <returns>Alerts a second.</returns>
    public static async Task<double> RunAsync(ServerProcess service, int count)
    {
        using HttpClient client = new() { Timeout = Timeout.InfiniteTimeSpan };
        long start = Stopwatch.GetTimestamp();
        using HttpResponseMessage response = await client.PostAsync(new Uri(service.Address + "api/v1/alerts/dispatch"), content: null);
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        response.EnsureSuccessStatusCode();
        using JsonDocument result = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
        int delivered = result.RootElement.GetProperty("delivered").GetInt32();
        return delivered == count
            ? count / elapsed.TotalSeconds
            : throw new InvalidOperationException($"{delivered} alerts were delivered instead of {count}: {result.RootElement.GetRawText()}");
    }
}
