using System.Collections.Concurrent;
using System.Diagnostics;

namespace Events.Bench.Peers;

/// <summary>The process of a peer's server, with its child processes.</summary>
internal sealed class PeerProcess : IAsyncDisposable
{
    private const int KeptLines = 20;
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lastLines = new();

    private PeerProcess(Process process) => _process = process;

    public static PeerProcess Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        PeerProcess process = new(new Process { StartInfo = start });
        process._process.OutputDataReceived += (_, line) => process.Keep(line.Data);
        process._process.ErrorDataReceived += (_, line) => process.Keep(line.Data);
        process._process.Start();
        process._process.BeginOutputReadLine();
        process._process.BeginErrorReadLine();
        return process;
    }

    /// <summary>Waits until the server answers, with any status.</summary>
    /// <exception cref="InvalidOperationException">The server ended, or did not answer in time. The message has its last output.</exception>
    public async Task WaitUntilItAnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        using HttpClient client = new();
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using HttpResponseMessage response = await client.GetAsync(address, cancellationToken);
                return;
            }
            catch (HttpRequestException exception) when (_process.HasExited || Stopwatch.GetElapsedTime(start) > StartTimeout)
            {
                throw new InvalidOperationException(
                    $"{_process.StartInfo.FileName} does not answer at {address}. Its last output:\n{string.Join('\n', _lastLines)}", exception);
            }
            catch (HttpRequestException)
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    /// <summary>Kills the process and its child processes.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lastLines.Enqueue(line);
        while (_lastLines.Count > KeptLines && _lastLines.TryDequeue(out string? _))
        {
        }
    }
}
