using Events.LocalHost;

namespace Events.Bench.Serving;

/// <summary>The service as LocalHost runs it, its whole HTTP path.</summary>
internal sealed class EventsServer(LocalHostApplication application) : IServed
{
    private static readonly Dictionary<string, string?> Settings = new()
    {
        // The timer has no part in what is measured, unless it is fired.
        ["AlertSchedule"] = "0 0 0 1 1 *",

        // The log is written as ever, but not where the figures are.
        ["Logging:Console:LogToStandardErrorThreshold"] = "Trace",
    };

    public string Address => application.Address.ToString();

    public long Requests => 0;

    public double RequestUnits => 0;

    /// <summary>Starts it on a database, or on LocalCosmos in its own process where there is none.</summary>
    public static async Task<EventsServer> StartAsync(string? cosmos, string? dataFolder, bool forcesToDisk, CancellationToken cancellationToken) =>
        new(await LocalHostApplication.StartAsync(
            new LocalHostOptions { Port = 0, Cosmos = cosmos, DataFolder = dataFolder, ForcesToDisk = forcesToDisk, Seed = false, Settings = Settings },
            cancellationToken));

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
