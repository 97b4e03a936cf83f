using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Events.Bench.Reports;

namespace Events.Bench.Starting;

/// <summary>LocalHost in the folder that it was published to.</summary>
internal sealed class PublishedHost(string folder)
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);

    public static async Task<PublishedHost> PublishAsync(string folder, bool readyToRun)
    {
        string[] arguments =
        [
            "publish", Path.Combine(Repository.Root, "tools", "Events.LocalHost"), "--configuration", "Release", "--output", folder,
            "--runtime", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "-nologo", "-verbosity:quiet",
            $"-property:PublishReadyToRun={readyToRun}", "-property:RunAnalyzers=false",
        ];
        using Process publish = Process.Start("dotnet", arguments);
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? new PublishedHost(folder) : throw new InvalidOperationException("dotnet publish of LocalHost failed; its messages are above.");
    }

    /// <summary>Starts it, requests an empty list as soon as it prints that it listens, and stops it.</summary>
    /// <returns>Seconds from the start of the process to the whole answer.</returns>
    public async Task<double> FirstAnswerAsync()
    {
        int port = FreePort();
        long start = Stopwatch.GetTimestamp();
        ProcessStartInfo info = new("dotnet", [Path.Combine(folder, "Events.LocalHost.dll"), "run", "--port", $"{port}"]) { RedirectStandardOutput = true };
        using Process host = Process.Start(info)!;
        using CancellationTokenSource timeout = new(StartTimeout);
        try
        {
            // Waits for the line, because polling would take processor time from the host.
            string line;
            do
            {
                line = await host.StandardOutput.ReadLineAsync(timeout.Token)
                    ?? throw new InvalidOperationException("LocalHost ended before it listened.");
            }
            while (!line.StartsWith("Listening", StringComparison.Ordinal));

            using HttpClient client = new();
            using HttpResponseMessage response = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/api/v1/events?calendar=1"), timeout.Token);
            response.EnsureSuccessStatusCode();
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
        finally
        {
            host.Kill();
            await host.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
