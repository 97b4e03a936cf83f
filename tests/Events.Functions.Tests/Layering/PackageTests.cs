using System.Diagnostics;
using System.Text.Json;

namespace Events.Functions.Tests.Layering;

/// <summary>The properties of the published function app. azd and <c>dotnet dev.cs package</c> both run <c>dotnet publish</c>.</summary>
public sealed class PackageTests
{
    [Fact]
    public async Task PublishedApp_IsForLinuxX64_AndCompiledAheadOfTime() =>
        Assert.Equal(("linux-x64", "true", "false"), await EvaluateAsync(isPublishing: true));

    // Developers build and run the project on other platforms too.
    [Fact]
    public async Task BuiltApp_IsForAnyPlatform() =>
        Assert.Equal(("", "", "false"), await EvaluateAsync(isPublishing: false));

    [Fact]
    public async Task Publish_WithoutTheAheadOfTimeCompiler_Works() =>
        Assert.Equal(("linux-x64", "false", "false"), await EvaluateAsync(isPublishing: true, "-property:PublishReadyToRun=false"));

    private static async Task<(string Runtime, string ReadyToRun, string SelfContained)> EvaluateAsync(bool isPublishing, params string[] properties)
    {
        // dotnet publish sets _IsPublishing.
        ProcessStartInfo start = new(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                "msbuild", Path.Combine(Repository.Root, "src", "Events.Functions"), "-nologo",
                "-getProperty:RuntimeIdentifier", "-getProperty:PublishReadyToRun", "-getProperty:SelfContained",
                "-property:WorkerPackages=nuget", $"-property:_IsPublishing={(isPublishing ? "true" : "")}", .. properties,
            ])
        { RedirectStandardOutput = true };

        // The build that runs the tests may set this variable, which would override the project.
        start.Environment.Remove("PublishReadyToRun");
        using Process msbuild = Process.Start(start)!;
        string output = await msbuild.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await msbuild.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(msbuild.ExitCode == 0, output);
        JsonElement values = JsonElement.Parse(output).GetProperty("Properties");
        return (values.GetProperty("RuntimeIdentifier").GetString()!, values.GetProperty("PublishReadyToRun").GetString()!, values.GetProperty("SelfContained").GetString()!);
    }
}
