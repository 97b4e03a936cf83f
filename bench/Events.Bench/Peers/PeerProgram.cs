using System.Diagnostics;

namespace Events.Bench.Peers;

/// <summary>A CalDAV server that may be installed on this machine.</summary>
/// <param name="Name">Its name in the report.</param>
/// <param name="Commands">The commands that have to be on PATH. The first prints the version.</param>
/// <param name="Install">The command that installs it.</param>
/// <param name="Parent">The collection to make before the calendar; null where the server has it already.</param>
/// <param name="Calendar">The path of the calendar, with a slash at its end.</param>
/// <param name="Start">Writes the configuration to the folder of the server, and returns how to start it there on a port.</param>
internal sealed record PeerProgram(
    string Name,
    IReadOnlyList<string> Commands,
    string Install,
    string? Parent,
    string Calendar,
    Func<string, int, ProcessStartInfo> Start)
{
    public bool IsInstalled => Commands.All(command => Environment.GetEnvironmentVariable("PATH")!
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, command))));

    /// <summary>The version that it prints.</summary>
    public async Task<string> VersionAsync(CancellationToken cancellationToken)
    {
        using Process process = Process.Start(new ProcessStartInfo(Commands[0], ["--version"]) { RedirectStandardOutput = true })!;
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return output.Trim().Split(' ')[^1];
    }
}
