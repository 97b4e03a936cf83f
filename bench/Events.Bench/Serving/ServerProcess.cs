using System.Diagnostics;
using System.Globalization;
using Events.Bench.Syntax;

namespace Events.Bench.Serving;

/// <summary>A child process that serves one side. It ends when its input ends, so it also ends when this process dies.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    public string Address { get; }

    public static Task<ServerProcess> DatabaseAsync(int events) =>
        StartAsync("database", "--events", events.ToString(CultureInfo.InvariantCulture));

    public static Task<ServerProcess> EventsAsync(ServerProcess database) => StartAsync("events", "--cosmos", database.Address);

    /// <summary>The service of another build of this program.</summary>
    /// <param name="database">The database.</param>
    /// <param name="folder">The folder with the other build's <see cref="BenchSyntax.Program"/>.</param>
    public static Task<ServerProcess> EventsAsync(ServerProcess database, string folder) =>
        StartAsync(Path.Combine(folder, BenchSyntax.Program), new Dictionary<string, string>(), ["events", "--cosmos", database.Address]);

    /// <summary>The service on a data folder, with LocalCosmos in the same process.</summary>
    public static Task<ServerProcess> EventsAsync(string dataFolder, bool forcesToDisk) =>
        StartAsync("events", "--data", dataFolder, "--forces-to-disk", forcesToDisk ? "true" : "false");

    /// <summary>The service with settings, by the names of their environment variables.</summary>
    public static Task<ServerProcess> EventsAsync(ServerProcess database, IReadOnlyDictionary<string, string> settings) =>
        StartAsync(typeof(ServerProcess).Assembly.Location, settings, ["events", "--cosmos", database.Address]);

    public static Task<ServerProcess> ReceiversAsync() => StartAsync("receivers");

    public static Task<ServerProcess> FloorAsync(ServerProcess database) => StartAsync("floor", "--cosmos", database.Address);

    /// <summary>Asks for one of the figures of <see cref="Served"/>.</summary>
    public async Task<double> AskAsync(string question)
    {
        await _process.StandardInput.WriteLineAsync(question);
        await _process.StandardInput.FlushAsync();
        string answer = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The server ended instead of answering '{question}'.");
        return double.Parse(answer, CultureInfo.InvariantCulture);
    }

    /// <summary>Kills the process, as a crash does.</summary>
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

    private static Task<ServerProcess> StartAsync(params string[] arguments) =>
        StartAsync(typeof(ServerProcess).Assembly.Location, new Dictionary<string, string>(), arguments);

    private static async Task<ServerProcess> StartAsync(string program, IReadOnlyDictionary<string, string> settings, string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [program, "serve", .. arguments])
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
            ? throw new InvalidOperationException($"{program} serve {string.Join(' ', arguments)} ended before it listened.")
            : new ServerProcess(process, address);
    }
}
