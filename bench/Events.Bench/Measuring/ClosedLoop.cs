using System.Diagnostics;

namespace Events.Bench.Measuring;

/// <summary>Load from several connections. Each sends its next request when it has the answer to the last one.</summary>
internal static class ClosedLoop
{
    /// <summary>Sends requests for some time. It reads every answer to its end, and fails if one is not a success.</summary>
    public static async Task<LoadResult> RunAsync(HttpMessageInvoker client, Side side, int connections, TimeSpan duration)
    {
        List<TimeSpan>[] times = [.. Enumerable.Range(0, connections).Select(_ => new List<TimeSpan>(100_000))];
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(times.Select(own => Task.Run(async () =>
        {
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                long sent = Stopwatch.GetTimestamp();
                await SendAsync(client, side);
                own.Add(Stopwatch.GetElapsedTime(sent));
            }
        })));
        return LoadResult.Of([.. times.SelectMany(own => own)], Stopwatch.GetElapsedTime(start));
    }

    /// <summary>A client with a limit of connections.</summary>
    public static HttpMessageInvoker NewClient(int connections) => new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = connections,
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
    });

    /// <summary>Sends one request and reads the answer to its end.</summary>
    /// <returns>The length of the answer's body in bytes.</returns>
    public static async Task<long> SendAsync(HttpMessageInvoker client, Side side)
    {
        using HttpRequestMessage request = side.Next();
        using HttpResponseMessage response = await client.SendAsync(request, CancellationToken.None);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException(
                $"{side.Name} answered {(int)response.StatusCode} to {request.Method} {request.RequestUri}: {await response.Content.ReadAsStringAsync()}");
        }

        await response.Content.CopyToAsync(Stream.Null);
        return response.Content.Headers.ContentLength ?? 0;
    }
}
