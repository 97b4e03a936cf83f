using Events.Bench.Serving;

namespace Events.Bench.Measuring;

/// <summary>The result of one side under load for one turn.</summary>
/// <param name="Load">The requests and their times.</param>
/// <param name="ProcessorMicroseconds">The processor time of the server's process for one request, user and system; 0 for a server of another project.</param>
/// <param name="AllocatedBytes">The bytes that the server's process allocates for one request; 0 for a server of another project.</param>
internal sealed record Turn(LoadResult Load, double ProcessorMicroseconds, double AllocatedBytes)
{
    private const double MicrosecondsPerMillisecond = 1_000;

    public static async Task<Turn> RunAsync(HttpMessageInvoker client, Side side, int connections, TimeSpan duration)
    {
        if (side.Server is not { } server)
        {
            return new Turn(await ClosedLoop.RunAsync(client, side, connections, duration), ProcessorMicroseconds: 0, AllocatedBytes: 0);
        }

        double bytes = await server.AskAsync(Served.AllocatedBytes);
        double milliseconds = await server.AskAsync(Served.ProcessorMilliseconds);
        LoadResult load = await ClosedLoop.RunAsync(client, side, connections, duration);
        milliseconds = await server.AskAsync(Served.ProcessorMilliseconds) - milliseconds;
        bytes = await server.AskAsync(Served.AllocatedBytes) - bytes;
        return new Turn(load, milliseconds * MicrosecondsPerMillisecond / load.Count, bytes / load.Count);
    }
}
