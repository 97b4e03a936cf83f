using Events.LocalHost;

namespace Events.Bench.Serving;

/// <summary>The service as LocalHost runs it, with the whole HTTP pipeline.</summary>
internal sealed class EventsServer(LocalHostApplication application) : IServed
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        // The timer does not run during a measurement.
        ["AlertSchedule"] = "0 0 0 1 1 *",

        // The log goes to the standard error, since the standard output carries the figures.
        ["Logging:Console:LogToStandardErrorThreshold"] = "Trace",
    };

    public string Address => application.Address.ToString();

    public long Requests => 0;

    public double RequestUnits => 0;

    /// <summary>Starts it on a database; without a connection string, on LocalCosmos in the same process.</summary>
    public static async Task<EventsServer> StartAsync(string? cosmos, string? dataFolder, bool forcesToDisk, CancellationToken cancellationToken) =>
        new(await LocalHostApplication.StartAsync(
            new LocalHostOptions { Port = 0, Cosmos = cosmos, DataFolder = dataFolder, ForcesToDisk = forcesToDisk, Seed = false, Settings = Settings },
            cancellationToken));

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
