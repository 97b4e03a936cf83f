using System.CommandLine;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.Versioning;
using Events.LocalHost;
using Events.LocalHost.Commands.Syntax;
using Events.Testing.Http;
using Events.Testing.Services;
using ProcessRun = (int ExitCode, System.Collections.Generic.IReadOnlyList<string> Output, System.Collections.Generic.IReadOnlyList<string> Errors);

namespace Events.EndToEnd.Tests.Processes;

public sealed class CommandLineTests
{
    private static readonly RootCommand Root = CommandSyntax.CreateRoot();

    [Theory]
    [InlineData("run --prot 0", "--prot")]
    [InlineData("run --port 65536", "--port")]
    [InlineData("run --port abc", "--port")]
    [InlineData("run --port -1", "--port")]
    [InlineData("run --port 99999999999", "--port")]
    [InlineData("run --port ", "--port")]
    [InlineData("run --port", "--port")]
    [InlineData("run --data ", "--data")]
    [InlineData("run --data --no-seed", "--data")]
    [InlineData("run --cosmos ", "--cosmos")]
    [InlineData("run --auth me", "--auth")]
    [InlineData("run --auth me:read --auth me:write", "'me' twice")]
    [InlineData("run --auth --auth local:read", "'local' twice")]
    [InlineData("listen --port abc", "--port")]
    [InlineData("listen --secret abc", "--secret")]
    [InlineData("token add me --data x --scopes root", "--scopes")]
    [InlineData("token add me --data x --scopes ", "--scopes")]
    [InlineData("token add me --data x --expires tomorrow", "--expires")]
    [InlineData("token add  --data x", "NAME")]
    [InlineData("token list --data ", "--data")]
    [InlineData("load many --data x", "many")]
    [InlineData("load 10000001 --data x", "10000001")]
    public void WrongOption_IsRefused_AndNamed(string arguments, string named) =>
        Assert.Contains(named, string.Join(' ', Root.Parse(arguments.Split(' ')).Errors.Select(error => error.Message)), StringComparison.Ordinal);

    [Theory]
    [InlineData("run --prot 0", "--prot")]
    [InlineData("run --auth me:read --auth me:write", "'me' twice")]
    [InlineData("token add me --data x --scopes root", "--scopes")]
    public async Task WrongOption_PrintsOneLine_AndExitsWith2(string arguments, string named) =>
        AssertMisuse(await ServiceProcess.RunAsync(arguments.Split(' ')), named);

    [Fact]
    public async Task PortInUse_PrintsOneLine_AndExitsWith2()
    {
        using TcpListener taken = new(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;

        AssertMisuse(await ServiceProcess.RunAsync(["run", "--port", $"{port}"]), $"{port}");
    }

    [Fact]
    public async Task FolderInUse_PrintsOneLine_AndExitsWith2()
    {
        using TemporaryFolder folder = new();
        using ServiceProcess first = ServiceProcess.Start(["run", "--port", "0", "--data", folder.Path]);
        await first.AddressAsync();

        AssertMisuse(await ServiceProcess.RunAsync(["run", "--port", "0", "--data", folder.Path]), folder.Path);
    }

    [Theory]
    [InlineData("AccountEndpoint=https://localhost:8081/;AccountKey=no-base64!", "Cosmos__ConnectionString")]
    [InlineData("nowhere", "Cosmos__Endpoint")]
    [InlineData("AccountEndpoint=http://127.0.0.1:1/;AccountKey=AAAA", "127.0.0.1:1")]
    public async Task InvalidDatabase_PrintsOneLine_AndNamesTheSetting(string cosmos, string named) =>
        AssertMisuse(await ServiceProcess.RunAsync(["run", "--port", "0", "--cosmos", cosmos]), named, exitCode: null);

    [Theory]
    [InlineData("AlertSchedule", "every minute", "AlertSchedule")]
    [InlineData("Casefiles__Unknown", "perhaps", "Casefiles")]
    public async Task WrongSetting_PrintsOneLine_AndNamesIt(string setting, string value, string named) =>
        AssertMisuse(
            await ServiceProcess.RunAsync(["run", "--port", "0"], new Dictionary<string, string> { [setting] = value }), named, exitCode: null);

    [Fact]
    public async Task Auth_WithAndWithoutAName_CreatesATokenForEach()
    {
        using ServiceProcess process = ServiceProcess.Start(["run", "--port", "0", "--auth", "reader:read", "--auth"]);
        string all = await process.LineAsync("Token: ");
        string reader = await process.LineAsync("Token reader: ");
        using HttpClient client = new() { BaseAddress = await process.AddressAsync() };

        Assert.Equal(201, await CreateAsync(client, all));
        Assert.Equal(403, await CreateAsync(client, reader));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task DataFolder_IsAccessibleOnlyToItsOwner()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        using TemporaryFolder parent = new();
        string folder = Path.Combine(parent.Path, "data");
        using ServiceProcess process = ServiceProcess.Start(["run", "--port", "0", "--auth", "--data", folder]);
        await process.AddressAsync();

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Contains(Path.Combine(folder, "journal.jsonl"), Directory.GetFiles(folder));
        Assert.All(Directory.GetFiles(folder), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Termination_ExitsWith0()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using ServiceProcess process = ServiceProcess.Start(["run", "--port", "0"]);
        using HttpClient client = new() { BaseAddress = await process.AddressAsync() };
        Assert.Equal(200, (await TestService.SendAsync(client, new HttpRequestMessage(HttpMethod.Get, "/api/health/ready"))).Status);

        Assert.Equal(0, await process.TerminateAsync());
        Assert.Empty(process.Errors);
    }

    [Fact]
    public async Task Tokens_AddedAndRevokedInAFolder_ApplyToARunOverIt()
    {
        using TemporaryFolder folder = new();
        string[] data = ["--data", folder.Path];
        ProcessRun added = await ServiceProcess.RunAsync(["token", "add", "me", "--scopes", "read,write", .. data]);
        ProcessRun expired = await ServiceProcess.RunAsync(["token", "add", "old", "--scopes", "read", "--expires", "2020-01-01", .. data]);
        ProcessRun again = await ServiceProcess.RunAsync(["token", "add", "me", .. data]);
        ProcessRun listed = await ServiceProcess.RunAsync(["token", "list", .. data]);

        Assert.Equal((0, 0, 1, 0), (added.ExitCode, expired.ExitCode, again.ExitCode, listed.ExitCode));
        string token = TokenIn(added.Output);
        Assert.Equal(2, listed.Output.Count);
        Assert.Contains("read,write", Assert.Single(listed.Output, line => line.StartsWith("me\t", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(token, string.Join('\n', listed.Output), StringComparison.Ordinal);
        Assert.Equal((int[])[201, 401, 401], await StatusesAsync(data, token, TokenIn(expired.Output), null));

        Assert.Equal(0, (await ServiceProcess.RunAsync(["token", "revoke", "me", .. data])).ExitCode);
        Assert.Equal((int[])[401], await StatusesAsync(data, token));
    }

    [Fact]
    public void ExampleCommands_AreQuotedForTheCommandPrompt()
    {
        Assert.Equal(
            """  curl -d "{\"event\": 1}" "http://127.0.0.1/events?a=1&b=2" """,
            Example.ForCommandPrompt("""  curl -d '{"event": 1}' 'http://127.0.0.1/events?a=1&b=2' """));
    }

    private static async Task<int[]> StatusesAsync(string[] data, params string?[] tokens)
    {
        using ServiceProcess process = ServiceProcess.Start(["run", "--port", "0", "--auth", .. data]);
        using HttpClient client = new() { BaseAddress = await process.AddressAsync() };
        List<int> statuses = [];
        foreach (string? token in tokens)
        {
            statuses.Add(await CreateAsync(client, token));
        }

        return [.. statuses];
    }

    private static async Task<int> CreateAsync(HttpClient client, string? token)
    {
        HttpRequestMessage request = JsonRequest.Create(HttpMethod.Post, Paths.Events, Bodies.Event(1));
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return (await TestService.SendAsync(client, request)).Status;
    }

    private static string TokenIn(IEnumerable<string> output) => Assert.Single(output)["Token: ".Length..];

    private static void AssertMisuse(ProcessRun run, string named, int? exitCode = 2)
    {
        string all = string.Join('\n', run.Errors.Concat(run.Output));
        Assert.True(exitCode is null ? run.ExitCode != 0 : run.ExitCode == exitCode, $"{run.ExitCode}: {all}");
        Assert.True(run.Errors.Count == 1 && run.Output.Count == 0, all);
        Assert.Contains(named, run.Errors[0], StringComparison.Ordinal);
    }
}
