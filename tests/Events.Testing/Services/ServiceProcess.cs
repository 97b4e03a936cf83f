using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Events.LocalHost;

namespace Events.Testing.Services;

/// <summary>The local host in its own process, as a user runs it.</summary>
internal sealed class ServiceProcess : IDisposable
{
    private const string Listening = "Listening on ";
    private readonly Process _process;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> _awaited = new();
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private ServiceProcess(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(typeof(LocalHostApplication).Assembly.Location);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => TakeOutput(line.Data);
        _process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
    }

    /// <summary>The lines of standard output so far.</summary>
    public IReadOnlyList<string> Output => [.. _output];

    /// <summary>The lines of standard error so far.</summary>
    public IReadOnlyList<string> Errors => [.. _errors];

    /// <summary>The working set, in bytes.</summary>
    public long WorkingSet => Refreshed.WorkingSet64;

    /// <summary>The highest working set so far, in bytes.</summary>
    public long PeakWorkingSet => Refreshed.PeakWorkingSet64;

    private Process Refreshed
    {
        get
        {
            _process.Refresh();
            return _process;
        }
    }

    public static ServiceProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        ServiceProcess started = new(arguments, environment);
        started._process.Start();
        started._process.BeginOutputReadLine();
        started._process.BeginErrorReadLine();
        return started;
    }

    /// <summary>Runs the program until it ends, and returns its exit code and output.</summary>
    public static async Task<(int ExitCode, IReadOnlyList<string> Output, IReadOnlyList<string> Errors)> RunAsync(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        using ServiceProcess process = Start(arguments, environment);
        return (await process.ExitAsync(), process.Output, process.Errors);
    }

    /// <summary>Waits until the process listens, and returns its address.</summary>
    public async Task<Uri> AddressAsync() => new(await LineAsync(Listening));

    /// <summary>Waits for the first line of output that starts with a text, and returns the rest of the line.</summary>
    public async Task<string> LineAsync(string start)
    {
        Task<string> line = _awaited.GetOrAdd(start, _ => new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        foreach (string written in _output)
        {
            Tell(written);
        }

        Task exit = _process.WaitForExitAsync(TestService.Cancellation);
        if (await Task.WhenAny(line, exit) == exit && !line.IsCompleted)
        {
            Assert.Fail($"The process ended with code {_process.ExitCode}: {string.Join('\n', Output.Concat(Errors))}");
        }

        return await line;
    }

    /// <summary>Kills the process at once (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestService.Cancellation);
    }

    /// <summary>Asks the process to end, as a container platform does (SIGTERM), and returns its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(TestService.Cancellation);
        return await ExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(TestService.Cancellation);
        return _process.ExitCode;
    }

    private void TakeOutput(string? line)
    {
        Keep(_output, line);
        Tell(line ?? string.Empty);
    }

    private void Tell(string line)
    {
        foreach ((string start, TaskCompletionSource<string> awaited) in _awaited)
        {
            if (line.StartsWith(start, StringComparison.Ordinal))
            {
                awaited.TrySetResult(line[start.Length..]);
            }
        }
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (!string.IsNullOrEmpty(line))
        {
            lines.Enqueue(line);
        }
    }
}
