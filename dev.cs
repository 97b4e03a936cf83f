#!/usr/bin/env -S sh -c 'exec dotnet "$0" -- "$@"'
#:property PublishAot=false
#:property UsesCommandSyntax=true
#:package System.CommandLine

// The task runner: a .NET file-based app, so that a laptop needs nothing but the SDK.

using System.CommandLine;
using System.CommandLine.Help;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Xml.Linq;
using Events.Bench.Syntax;
using Events.Eng.TaskRunner;
using Events.LocalHost.Commands.Syntax;

const string Usage = """
    The events API: run, test and check it. Needs the .NET SDK that global.json names.

    dotnet dev.cs run     Run the API at http://localhost:7071, with its own stand-in for Cosmos DB.
        --port N                       another port
        --data FOLDER                  keep the data there between runs
        --cosmos ENDPOINT-OR-STRING    an emulator or an account instead, by endpoint or connection string
        --auth [NAME:SCOPES]           ask for a token and print one; once for each NAME
        --no-seed                      without the example casefile
        --no-build                     what the last run has built; so for listen, token, load and upgrade

    dotnet dev.cs listen  Receive alerts as a webhook, check their signatures and print them.
        --port N                       another port than 7072
        --secret SECRET                whsec_ and base64 of 24 to 64 bytes; without it, a new one

    dotnet dev.cs token add NAME --scopes read,write [--expires DATE] | list | revoke NAME
        --cosmos ENDPOINT-OR-STRING or --data FOLDER says which database

    dotnet dev.cs load N  Store N sample events, with a database named as for token.

    dotnet dev.cs upgrade Bring the events of earlier versions to the newest schema, with a database named as for token.
        --units N                      how many request units it may use in a second; 400 without the option

    dotnet dev.cs bench   Measure, on a quiet machine; without a name it lists what can be measured.
        NAME [--quick]                 measure that; shortly, to see that it works

    dotnet dev.cs test    Run all tests.
        --filter EXPRESSION            those that match, as dotnet test has it
        --cosmos ENDPOINT-OR-STRING    the end-to-end ones against an emulator or an account
        --no-build                     those that check has built

    dotnet dev.cs soak    The reliability tests for as long as they find something: an hour or two of faults, random sequences and load.
        --filter EXPRESSION            those that match

    dotnet dev.cs check   Formatting, analyzers, the layering of the projects, the Bicep files, openapi.yaml, and clients made from it.
        Node.js and npm are needed for the last two.

    dotnet dev.cs infra   The Bicep files: format, linter, what they deploy against its snapshots, and their tests.
        --update                       format them and take the snapshots over instead of comparing

    dotnet dev.cs package FOLDER       Publish the function app there, as azd deploys it: for Linux on x64, compiled ahead.
        Where the registry lacks the compiler's packages, set PublishReadyToRun=false in the environment.

    dotnet dev.cs smoke URL TOKEN      Try a deployed service: create, get, list, alert, delete.

    dotnet dev.cs welcome Make the first token of what azd has deployed, and say what to call.

    dotnet dev.cs help VERB            The options of run, listen, token, load, upgrade or bench.

    dotnet takes some options for itself, among them --help and --no-build. After -- they come here:
    dotnet dev.cs -- run --no-build, or ./dev.cs run --no-build on Linux and macOS.
    """;

const int Interrupted = 130;
const string NoBuild = "--no-build";
const string ReliabilityTests = "Events.Reliability.Tests";

var root = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;

// A terminal sends Ctrl-C to the child as well, so the runner only waits for it; a termination comes to the runner alone
// and is passed on. Either way nothing more is started.
Process? child = null;
var stopping = false;
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => (context.Cancel, stopping) = (true, true));
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    (context.Cancel, stopping) = (true, true);
    Terminate(child);
});

try
{
    return args switch
    {
        ["run" or "listen" or "token" or "load" or "upgrade", ..] => LocalHost(args),
        ["help", .. ["run" or "listen" or "token" or "load" or "upgrade", ..] command] => LocalHost([.. command, "--help"]),
        ["help", "bench", .. var command] => Bench([.. command, "--help"]),
        [] or ["help" or "--help" or "-h" or "-?", ..] => Help(),
        ["bench", .. var options] => Bench(options),
        ["test", .. var options] => Test(options),
        ["soak", .. var options] => Soak(options),
        ["check"] => Check(),
        ["check", var option, ..] => Refuse($"check takes no options, and got '{option}'."),
        ["infra"] => Infra("Verify"),
        ["infra", "--update"] => Infra("Update"),
        ["infra", var option, ..] => Refuse($"infra takes --update, and got '{option}'."),
        ["package", var folder] => Package(folder),
        ["package", ..] => Refuse("package takes one FOLDER."),
        ["smoke", .. var options] => Dotnet(["run", Path.Combine(root, "eng", "smoke.cs"), "--", .. options]),
        ["welcome"] => Welcome(),
        [var verb, ..] => Refuse($"There is no '{verb}': dotnet dev.cs help lists what there is."),
    };
}
catch (Win32Exception exception)
{
    return Refuse($"Could not start dotnet: {exception.Message}.");
}

int Help()
{
    Console.WriteLine(Usage);
    return 0;
}

static int Refuse(string reason)
{
    Console.Error.WriteLine(reason);
    return 2;
}

int LocalHost(string[] arguments)
{
    var commands = CommandSyntax.CreateRoot();
    commands.Add(new Option<bool>(NoBuild) { Description = "Run what the last run has built.", Arity = ArgumentArity.Zero, Recursive = true });
    if (Answer(commands, arguments) is { } answered)
    {
        return answered;
    }

    var program = Path.Combine(root, "tools", "Events.LocalHost", "bin", "Debug", "net10.0", "Events.LocalHost.dll");
    var isBuilt = arguments.Contains(NoBuild);
    if (isBuilt && !File.Exists(program))
    {
        return Refuse($"Nothing is built yet: leave out {NoBuild}.");
    }

    var build = isBuilt ? 0 : BuildLocalHost(Path.GetDirectoryName(program)!);
    var code = build is 0 ? Dotnet([program, .. arguments.Where(argument => argument is not NoBuild)]) : build;

    // Stopping is how a run ends, also one that was stopped before it began.
    return code is Interrupted || (stopping && build is not 0) ? 0 : code;
}

// Looks at the options before anything is built: an exit code when they are wrong or ask for help.
static int? Answer(RootCommand commands, string[] arguments)
{
    if (!HasCurrentOptions())
    {
        return null;
    }

    var parsed = commands.Parse(arguments);
    return parsed.Errors is not [] ? Refuse(string.Join(' ', parsed.Errors.Select(error => error.Message.ReplaceLineEndings(" "))))
        : parsed.Action is HelpAction ? parsed.Invoke()
        : null;
}

// An SDK before 10.0.300 does not notice that the files were edited which Directory.Build.targets adds to this program.
static bool HasCurrentOptions()
{
    var compiled = File.GetLastWriteTimeUtc(Path.Combine(AppContext.BaseDirectory, "dev.dll"));
    return ((string)AppContext.GetData("CommandSyntaxFiles")!).Split('|').All(file => File.GetLastWriteTimeUtc(file) <= compiled);
}

int BuildLocalHost(string output)
{
    // To ask MSBuild whether anything changed takes many seconds.
    var stamp = new BuildStamp(root, output);
    if (stamp.IsCurrent())
    {
        return 0;
    }

    Console.WriteLine("Building…");
    stamp.Remove();
    var sources = stamp.OfSources();
    var build = Build("LocalHost.slnf");
    if (build is 0)
    {
        stamp.Write(sources);
    }

    return build;
}

// Without analyzers, which take longer than the compiler and which check runs over everything.
// Through a solution, whose restore finds out which packages the registry has.
int Build(string solution, params string[] options) =>
    Dotnet(
    [
        "msbuild", Path.Combine(root, "eng", solution), "-restore", "-nologo", "-consoleLoggerParameters:ErrorsOnly", "-property:RunAnalyzers=false",
        .. options,
    ]);

int Bench(string[] options)
{
    options = options is [] ? ["--help"] : options;
    if (Answer(BenchSyntax.CreateRoot(), options) is { } answered)
    {
        return answered;
    }

    Console.WriteLine("Building…");
    var build = Build("Bench.slnf", "-property:Configuration=Release");
    return build is 0
        ? Dotnet([Path.Combine(root, "bench", "Events.Bench", "bin", "Release", "net10.0", "Events.Bench.dll"), .. options])
        : build;
}

int Test(string[] options)
{
    string? filter = null;
    string? cosmos = null;
    var isBuilt = false;
    while (options is not [])
    {
        switch (options)
        {
            case ["--filter", var value, .. var rest]:
                (filter, options) = (value, rest);
                break;
            case ["--cosmos", var value, .. var rest]:
                (cosmos, options) = (value, rest);
                break;
            case ["--no-build", .. var rest]:
                (isBuilt, options) = (true, rest);
                break;
            default:
                return Refuse($"test takes --filter EXPRESSION, --cosmos ENDPOINT-OR-STRING and --no-build, and got '{options[0]}'.");
        }
    }

    // The reliability tests measure times and memory, so they run alone, after the others.
    string[][] runs = [["Events.sln", $"-p:TestsLeftOut={ReliabilityTests}"], [Path.Combine("tests", ReliabilityTests)]];
    return RunTests(runs, filter, isBuilt, cosmos is null ? [] : [new("EVENTS_TEST_COSMOS", cosmos)], out _);
}

int Soak(string[] options)
{
    if (options is not ([] or ["--filter", _]))
    {
        return Refuse($"soak takes --filter EXPRESSION, and got '{string.Join(' ', options)}'.");
    }

    var filter = $"FullyQualifiedName~{ReliabilityTests}{(options is [_, var value] ? $"&({value})" : "")}";
    var code = RunTests([["Events.sln"]], filter, isBuilt: false, [new("EVENTS_SOAK", "true")], out var results);
    foreach (var (test, figures) in results.SelectMany(Figures.Read))
    {
        Console.WriteLine($"{test}{Environment.NewLine}{figures}{Environment.NewLine}");
    }

    return code;
}

// Each run is a solution or a project, and its properties. They run one after the other; the first builds for all.
int RunTests(string[][] runs, string? filter, bool isBuilt, IEnumerable<KeyValuePair<string, string>> environment, out FileInfo[] results)
{
    var folder = Directory.CreateDirectory(Path.Combine(root, "artifacts", "tests", $"{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}"));
    var code = 0;
    results = [];
    foreach (var run in runs)
    {
        string[] which = [.. filter is null ? [] : (string[])["--filter", filter], .. isBuilt ? (string[])["--no-build"] : []];
        code = Math.Max(code, Dotnet(
            ["test", Path.Combine(root, run[0]), .. run[1..], "-nologo", "-verbosity:minimal", "-noWarn:NU1603", $"-p:TestResults={folder.FullName}", .. which], environment));
        results = folder.GetFiles("*.trx");
        if (code is not 0 && results is [])
        {
            // Nothing was built.
            break;
        }

        isBuilt = true;
    }

    var counters = results.Select(Counters.Read).Aggregate(new Counters(0, 0, 0), (sum, one) => sum + one);
    Console.WriteLine($"Tests: {counters.Passed} passed, {counters.Failed} failed, {counters.Skipped} skipped");
    return stopping ? Interrupted : code is 0 && counters is { Failed: 0, Passed: > 0 } ? 0 : Math.Max(code, 1);
}

int Check()
{
    var solution = Path.Combine(root, "Events.sln");
    string[][] steps =
    [
        // NU1603: the worker's SDK restores a project of its own, whose versions are not ours to pin; in our projects it stays an error.
        ["build", solution, "--no-incremental", "-nologo", "-verbosity:quiet", "-warnAsError", "-warnNotAsError:NU1603"],
        ["format", solution, "--verify-no-changes", "--no-restore"],
        ["test", Path.Combine(root, "tests", "Events.Functions.Tests"), "--no-build", "-nologo", "--filter", "FullyQualifiedName~Layering|FullyQualifiedName~OpenApi"],
        Bicep("Verify"),
    ];

    var code = steps.Select(step => Dotnet(step)).FirstOrDefault(code => code is not 0);
    code = code is 0 ? LintOpenApi() : code;
    code = code is 0 ? Dotnet(["run", Path.Combine(root, "eng", "clients.cs")]) : code;
    return stopping ? Interrupted : code;
}

int Infra(string target)
{
    string[][] steps =
    [
        Bicep(target),
        ["test", Path.Combine(root, "eng", "Infra.slnf"), "-nologo", "-verbosity:quiet"],
    ];

    var code = steps.Select(step => Dotnet(step)).FirstOrDefault(code => code is not 0);
    return stopping ? Interrupted : code;
}

string[] Bicep(string target) => ["msbuild", Path.Combine(root, "infra", "cli"), "-restore", $"-target:{target}", "-nologo", "-verbosity:minimal"];

int Package(string folder)
{
    var code = Dotnet(["publish", Path.Combine(root, "src", "Events.Functions"), "--configuration", "Release", "--output", folder, "-nologo", "-verbosity:quiet"]);
    string[] needed = ["host.json", "functions.metadata", "worker.config.json"];
    string[] missing = [.. needed.Where(file => !File.Exists(Path.Combine(folder, file)))];
    return code is not 0 ? code
        : missing is not [] ? Refuse($"The package lacks {string.Join(", ", missing)}: was it built with the worker's packages?")
        : Directory.Exists(Path.Combine(folder, "runtimes")) ? Refuse("The package holds libraries of other platforms. Publish to an empty folder.")
        : 0;
}

// azd hands its outputs to its hooks as environment variables.
int Welcome()
{
    if (Environment.GetEnvironmentVariable("EVENTS_COSMOS_ENDPOINT") is not { Length: > 0 } cosmos
        || Environment.GetEnvironmentVariable("EVENTS_URL") is not { Length: > 0 } url)
    {
        return Refuse("EVENTS_COSMOS_ENDPOINT and EVENTS_URL are not set: azd up sets them.");
    }

    if (LocalHost(["token", "add", "first", "--scopes", "read,write,operate", "--cosmos", cosmos]) is not 0)
    {
        Console.WriteLine($"No token was made; dotnet dev.cs token add NAME --cosmos {cosmos} makes one.");
    }

    if (Environment.GetEnvironmentVariable("EVENTS_ALERT_EMAILS") is not { Length: > 0 })
    {
        Console.WriteLine("Nobody is mailed when an alert rule fires. To change that: azd env set EVENTS_ALERT_EMAILS you@your-domain, then azd provision.");
    }

    Console.WriteLine($"Try: curl -H 'Authorization: Bearer TOKEN' {url}/api/v1/events");
    return 0;
}

int LintOpenApi()
{
    var folder = Path.Combine(root, "eng", "openapi");
    var linter = Path.Combine(folder, "node_modules", "@redocly", "cli", "bin", "cli.js");
    try
    {
        var code = OperatingSystem.IsWindows()
            ? Run("cmd", ["/c", "npm", "--prefix", folder, "ci", "--no-audit", "--no-fund", "--loglevel=error"])
            : Run("npm", ["--prefix", folder, "ci", "--no-audit", "--no-fund", "--loglevel=error"]);
        return code is 0
            ? Run(
                "node",
                [linter, "lint", "--config", Path.Combine(folder, "redocly.yaml"), Path.Combine(root, "openapi.yaml")],
                new("REDOCLY_TELEMETRY", "off"),
                new("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"))
            : code;
    }
    catch (Win32Exception exception)
    {
        return Refuse($"The linter of openapi.yaml needs Node.js 20 or later and npm: {exception.Message}.");
    }
}

int Dotnet(IEnumerable<string> arguments, params IEnumerable<KeyValuePair<string, string>> environment) =>
    Run(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments, environment);

// Runs a program in the foreground and answers its exit code.
int Run(string program, IEnumerable<string> arguments, params IEnumerable<KeyValuePair<string, string>> environment)
{
    if (stopping)
    {
        return Interrupted;
    }

    var start = new ProcessStartInfo(program, arguments);
    foreach (var (name, value) in environment)
    {
        start.Environment[name] = value;
    }

    child = Process.Start(start)!;
    if (stopping)
    {
        Terminate(child);
    }

    child.WaitForExit();
    return child.ExitCode;
}

static void Terminate(Process? process)
{
    if (process is null or { HasExited: true })
    {
        return;
    }

    if (OperatingSystem.IsWindows())
    {
        process.Kill(entireProcessTree: true);
    }
    else
    {
        _ = Signals.Send(process.Id, Signals.Terminate);
    }
}

internal static class Signals
{
    internal const int Terminate = 15;

    // .NET 10 can stop a process only by force.
    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    internal static extern int Send(int processId, int signal);
}

internal sealed record Counters(int Passed, int Failed, int Skipped)
{
    public static Counters operator +(Counters left, Counters right) =>
        new(left.Passed + right.Passed, left.Failed + right.Failed, left.Skipped + right.Skipped);

    // A trx file counts a skipped test in the total and nowhere else.
    internal static Counters Read(FileInfo trx)
    {
        var counters = XDocument.Load(trx.FullName).Descendants().Single(element => element.Name.LocalName == "Counters");
        int Count(string name) => (int)counters.Attribute(name)!;
        return new(Count("passed"), Count("executed") - Count("passed"), Count("total") - Count("executed"));
    }
}

// What a test has to tell is its output in the trx file.
internal sealed record Figures(string Test, string Text)
{
    internal static IEnumerable<Figures> Read(FileInfo trx) =>
        from result in XDocument.Load(trx.FullName).Descendants()
        where result.Name.LocalName == "UnitTestResult"
        let output = result.Descendants().FirstOrDefault(element => element.Name.LocalName == "StdOut")
        where output is not null
        select new Figures((string)result.Attribute("testName")!, output.Value.Trim());
}
