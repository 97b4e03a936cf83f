using System.Diagnostics;
using Events.Testing.Services;

namespace Events.EndToEnd.Tests.Processes;

public sealed class TaskRunnerTests
{
    private static readonly string Runner = Path.Combine(FindRoot(new DirectoryInfo(AppContext.BaseDirectory)), "dev.cs");

    [Theory]
    [InlineData("run --prot 0", "--prot")]
    [InlineData("run --port abc", "abc")]
    [InlineData("listen --secret abc", "--secret")]
    [InlineData("token add me --data x --scopes root", "root")]
    [InlineData("load many --data x", "many")]
    [InlineData("bench flor", "flor")]
    public async Task WrongOption_IsRefusedBeforeTheBuild(string arguments, string named)
    {
        using Process process = Start("dotnet", [Runner, "--", .. arguments.Split(' ')]);
        (string output, string errors) = await ReadAsync(process);

        Assert.Equal(2, process.ExitCode);
        Assert.Contains(named, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Empty(output);
    }

    [Theory]
    [InlineData("run", "--no-seed")]
    [InlineData("token add", "--expires")]
    [InlineData("bench peers", "--plot")]
    public async Task Help_OfACommand_NamesItsOptions(string command, string option)
    {
        using Process process = Start("dotnet", [Runner, "--", "help", .. command.Split(' ')]);
        (string output, _) = await ReadAsync(process);

        Assert.Equal(0, process.ExitCode);
        Assert.Contains(option, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Runner_IsExecutable_AndPassesOptionsOn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no first line that names the interpreter.");
        using Process process = Start(Runner, ["run", "--help"]);
        (string output, _) = await ReadAsync(process);

        Assert.Contains("--no-seed", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoBuild_RunsTheExistingBuild()
    {
        using Process process = Start("dotnet", [Runner, "--", "run", "--no-build", "--port", "0"]);
        try
        {
            string? first = await process.StandardOutput.ReadLineAsync(TestService.Cancellation);
            Assert.StartsWith("Listening on ", first, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start(string program, string[] arguments) => Process.Start(
        new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath() })!;

    private static async Task<(string Output, string Errors)> ReadAsync(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(TestService.Cancellation);
        Task<string> errors = process.StandardError.ReadToEndAsync(TestService.Cancellation);
        await process.WaitForExitAsync(TestService.Cancellation);
        return (await output, await errors);
    }

    private static string FindRoot(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "Events.sln")) ? folder.FullName : FindRoot(folder.Parent!);
}
