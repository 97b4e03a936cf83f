using System.Diagnostics;
using System.Globalization;

namespace Events.Bench.Serving;

/// <summary>A child process that serves one side; it ends when its input does, also when this process dies.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    public string Address { get; }

    public static Task<ServerProcess> StartAsync(params string[] arguments) => StartAsync(new Dictionary<string, string>(), arguments);

    /// <summary>Starts a child with settings of its own, by the names that environment variables have.</summary>
    public static async Task<ServerProcess> StartAsync(IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [typeof(ServerProcess).Assembly.Location, "serve", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        Process process = Process.Start(start)!;
        process.BeginErrorReadLine();
        string? address = await process.StandardOutput.ReadLineAsync();
        return address is null
            ? throw new InvalidOperationException($"serve {string.Join(' ', arguments)} ended before it listened.")
            : new ServerProcess(process, address);
    }

    public static Task<ServerProcess> DatabaseAsync(int events) =>
        StartAsync("database", "--events", events.ToString(CultureInfo.InvariantCulture));

    public static Task<ServerProcess> EventsAsync(ServerProcess database) => StartAsync("events", "--cosmos", database.Address);

    /// <summary>The service as LocalHost runs it by itself, on a data folder.</summary>
    public static Task<ServerProcess> EventsAsync(string dataFolder, bool forcesToDisk) =>
        StartAsync("events", "--data", dataFolder, "--forces-to-disk", forcesToDisk ? "true" : "false");

    public static Task<ServerProcess> EventsAsync(ServerProcess database, IReadOnlyDictionary<string, string> settings) =>
        StartAsync(settings, "events", "--cosmos", database.Address);

    public static Task<ServerProcess> ReceiversAsync() => StartAsync("receivers");

    public static Task<ServerProcess> FloorAsync(ServerProcess database) => StartAsync("floor", "--cosmos", database.Address);

    /// <summary>Asks for one of the figures that <see cref="Served"/> can tell.</summary>
    public async Task<double> AskAsync(string question)
    {
        await _process.StandardInput.WriteLineAsync(question);
        await _process.StandardInput.FlushAsync();
        string answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The server has died.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    /// <summary>Ends it as a crash would.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
