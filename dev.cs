#!/usr/bin/env -S sh -c 'exec dotnet "$0" -- "$@"'
#:property PublishAot=false
#:property UsesCommandSyntax=true
#:package Spectre.Console
#:package System.CommandLine

// The task runner. It is a .NET file-based app, so a laptop needs only the SDK.

using System.CommandLine;
using System.CommandLine.Help;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Events.Bench.Syntax;
using Events.Eng.TaskRunner;
using Events.LocalHost.Commands.Syntax;
using Events.Simulator.Syntax;

const string Usage = """
    The events API: run, test and check it. Needs the .NET SDK that global.json names.

    dotnet dev.cs run     Run the API at http://localhost:7071, with its own stand-in for Cosmos DB.
        --port N                       listen on another port
        --data FOLDER                  keep the data in the folder between runs
        --cosmos ENDPOINT-OR-STRING    use an emulator or an account instead, by endpoint or connection string
        --auth [NAME:SCOPES]           require a token and print one; may be repeated for other names
        --no-seed                      start without the example casefile
        --no-build                     run what was built last; also for listen, token, load and upgrade

    dotnet dev.cs listen  Receive alerts as a webhook, check their signatures and print them.
        --port N                       listen on another port than 7072
        --secret SECRET                whsec_ and base64 of 24 to 64 bytes; without it, a new secret

    dotnet dev.cs token add NAME --scopes read,write [--expires DATE] | list | revoke NAME
        --cosmos ENDPOINT-OR-STRING or --data FOLDER names the database

    dotnet dev.cs load N  Store N sample events. Name the database as for token.

    dotnet dev.cs upgrade Upgrade the events of earlier versions to the newest schema. Name the database as for token.
        --units N                      use at most N request units a second; 400 without the option

    dotnet dev.cs bench   List what can be measured.
    dotnet dev.cs bench NAME           Measure it. Run it on a quiet machine.
        --quick                        run it for a short time, only to see that it works

    dotnet dev.cs test    Run all tests.
        --filter EXPRESSION            run only the tests that match, as in dotnet test
        --cosmos ENDPOINT-OR-STRING    run the end-to-end tests against an emulator or an account
        --no-build                     run the tests that check has built

    dotnet dev.cs simulate             Run the service in a simulator, seed after seed, until one fails.
        --seed N                       begin with this seed; alone: run it and print what happens, call by call
        --runs N                       run so many seeds
        --minutes N                    run so long; a minute without an option

    dotnet dev.cs soak    Run the reliability tests and the simulator for two or three hours: faults, random sequences and load.
        --filter EXPRESSION            run only the tests that match

    dotnet dev.cs check   Check formatting, analyzers, the layering of the projects, the Bicep files, openapi.yaml, and clients generated from it.
        The last two need Node.js and npm.

    dotnet dev.cs infra   Check the Bicep files: format, linter, what they deploy compared with the snapshots, and their tests.
        --update                       format the files and write new snapshots instead of comparing

    dotnet dev.cs package FOLDER       Publish the function app to the folder, as azd deploys it: for Linux on x64, compiled ahead.
        If the registry does not have the compiler's packages, set PublishReadyToRun=false in the environment.

    dotnet dev.cs smoke URL TOKEN      Try a deployed service: create, get, list, alert, delete.

    dotnet dev.cs welcome              Make the first token for the deployment of azd, and print a request to try.

    dotnet dev.cs help COMMAND         Show the options of run, listen, token, load, upgrade, simulate or bench.

    dotnet itself takes some options, such as --help and --no-build. To give them to a command, write -- first:
    dotnet dev.cs -- run --no-build. On Linux and macOS ./dev.cs run --no-build does the same.
    """;

const int Interrupted = 130;
const string NoBuild = "--no-build";
const string ReliabilityTests = "Events.Reliability.Tests";
const string SimulationTests = "Events.Simulation.Tests";

string root = (string)AppContext.GetData("EntryPointFileDirectoryPath")!;

// A terminal sends Ctrl-C to the child process too, so the runner only waits for the child. SIGTERM reaches only the runner, which
// sends it on. After either signal the runner starts nothing more.
Process? child = null;
bool stopping = false;
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => (context.Cancel, stopping) = (true, true));
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
{
    (context.Cancel, stopping) = (true, true);
    Signals.SendTerminate(child);
});

try
{
    return args switch
    {
        ["run" or "listen" or "token" or "load" or "upgrade", ..] => LocalHost(args),
        ["help", .. ["run" or "listen" or "token" or "load" or "upgrade", ..] command] => LocalHost([.. command, "--help"]),
        ["help", "bench", .. string[] command] => Bench([.. command, "--help"]),
        ["help", "simulate", ..] => Simulate(["--help"]),
        [] or ["help" or "--help" or "-h" or "-?", ..] => Help(),
        ["bench", .. string[] options] => Bench(options),
        ["simulate", .. string[] options] => Simulate(options),
        ["test", .. string[] options] => Test(options),
        ["soak", .. string[] options] => Soak(options),
        ["check"] => Check(),
        ["check", string option, ..] => Refuse($"check takes no options, and got '{option}'."),
        ["infra"] => Infra("Verify"),
        ["infra", "--update"] => Infra("Update"),
        ["infra", string option, ..] => Refuse($"infra takes --update, and got '{option}'."),
        ["package", string folder] => Package(folder),
        ["package", ..] => Refuse("package takes one FOLDER."),
        ["smoke", .. string[] options] => Dotnet(["run", Path.Combine(root, "eng", "smoke.cs"), "--", .. options]),
        ["welcome"] => Welcome(),
        [string command, ..] => Refuse($"There is no command '{command}'. dotnet dev.cs help lists the commands."),
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
    RootCommand commands = CommandSyntax.CreateRoot();
    commands.Add(new Option<bool>(NoBuild) { Description = "Run what was built last.", Arity = ArgumentArity.Zero, Recursive = true });
    if (Answer(commands, arguments) is { } exitCode)
    {
        return exitCode;
    }

    string program = Path.Combine(root, "tools", "Events.LocalHost", "bin", "Debug", "net10.0", "Events.LocalHost.dll");
    bool isBuilt = arguments.Contains(NoBuild);
    if (isBuilt && !File.Exists(program))
    {
        return Refuse($"Nothing is built yet: leave out {NoBuild}.");
    }

    int build = isBuilt ? 0 : BuildLocalHost(Path.GetDirectoryName(program)!);
    int code = build is 0 ? Dotnet([program, .. arguments.Where(argument => argument is not NoBuild)]) : build;

    // A run always ends by a signal, so a signal is a success, also during the build.
    return code is Interrupted || (stopping && build is not 0) ? 0 : code;
}

// Reads the options before anything is built. Returns an exit code if they are wrong or ask for help, else null.
static int? Answer(RootCommand commands, string[] arguments)
{
    if (!HasCurrentOptions())
    {
        return null;
    }

    ParseResult parsed = commands.Parse(arguments);
    return parsed.Errors is not [] ? Refuse(string.Join(' ', parsed.Errors.Select(error => error.Message.ReplaceLineEndings(" "))))
        : parsed.Action is HelpAction ? parsed.Invoke()
        : null;
}

// Directory.Build.targets adds files to this program. An SDK before 10.0.300 does not compile it again when one of them changes.
static bool HasCurrentOptions()
{
    DateTime compiled = File.GetLastWriteTimeUtc(Path.Combine(AppContext.BaseDirectory, "dev.dll"));
    return ((string)AppContext.GetData("CommandSyntaxFiles")!).Split('|').All(file => File.GetLastWriteTimeUtc(file) <= compiled);
}

int BuildLocalHost(string output)
{
    // MSBuild needs many seconds to find out that nothing has changed.
    BuildStamp stamp = new(root, output);
    if (stamp.IsCurrent())
    {
        return 0;
    }

    Console.WriteLine("Building…");
    stamp.Remove();
    string sources = stamp.OfSources();
    int build = Build("LocalHost.slnf");
    if (build is 0)
    {
        stamp.Write(sources);
    }

    return build;
}

// Builds without analyzers: they take longer than the compiler, and check runs them over everything.
// Builds a solution, because its restore finds out which packages the registry has.
int Build(string solution, params string[] options) =>
    Dotnet(
    [
        "msbuild", Path.Combine(root, "eng", solution), "-restore", "-nologo", "-consoleLoggerParameters:ErrorsOnly", "-property:RunAnalyzers=false",
        .. options,
    ]);

int Bench(string[] options)
{
    options = options is [] ? ["--help"] : options;
    if (Answer(BenchSyntax.CreateRoot(), options) is { } exitCode)
    {
        return exitCode;
    }

    Console.WriteLine("Building…");
    int build = Build("Bench.slnf", "-property:Configuration=Release");
    return build is 0
        ? Dotnet([Path.Combine(root, "bench", "Events.Bench", "bin", "Release", "net10.0", "Events.Bench.dll"), .. options])
        : build;
}

int Simulate(string[] options)
{
    if (Answer(SimulateSyntax.CreateRoot(), options) is { } exitCode)
    {
        return exitCode;
    }

    Console.WriteLine("Building…");
    int build = Build("Simulator.slnf", "-property:Configuration=Release");
    return build is 0
        ? Dotnet([Path.Combine(root, "tools", "Events.Simulator", "bin", "Release", "net10.0", SimulateSyntax.Program), .. options])
        : build;
}

int Test(string[] options)
{
    string? filter = null;
    string? cosmos = null;
    bool isBuilt = false;
    while (options is not [])
    {
        switch (options)
        {
            case ["--filter", string value, .. string[] rest]:
                (filter, options) = (value, rest);
                break;
            case ["--cosmos", string value, .. string[] rest]:
                (cosmos, options) = (value, rest);
                break;
            case ["--no-build", .. string[] rest]:
                (isBuilt, options) = (true, rest);
                break;
            default:
                return Refuse($"test takes --filter EXPRESSION, --cosmos ENDPOINT-OR-STRING and --no-build, and got '{options[0]}'.");
        }
    }

    // The reliability tests measure times and memory, so they run alone, after the others.
    string[][] runs = [["Events.sln", $"-p:TestsLeftOut={ReliabilityTests}"], [Path.Combine("tests", ReliabilityTests)]];
    return RunTests(runs, filter, isBuilt, cosmos is null ? [] : [new("EVENTS_TEST_COSMOS", cosmos)]).Code;
}

int Soak(string[] options)
{
    if (options is not ([] or ["--filter", _]))
    {
        return Refuse($"soak takes --filter EXPRESSION, and got '{string.Join(' ', options)}'.");
    }

    string filter = $"(FullyQualifiedName~{ReliabilityTests}|FullyQualifiedName~{SimulationTests}){(options is [_, string value] ? $"&({value})" : "")}";
    (int code, FileInfo[] results) = RunTests([["Events.sln"]], filter, isBuilt: false, [new("EVENTS_SOAK", "true")]);
    foreach ((string test, string output) in results.SelectMany(TestOutput.Read))
    {
        Console.WriteLine($"{test}{Environment.NewLine}{output}{Environment.NewLine}");
    }

    return code;
}

// Each run is a solution or a project, and its properties. The runs come one after the other. Each one builds its own projects: the build
// of a run does not include the test projects that it leaves out.
(int Code, FileInfo[] Results) RunTests(string[][] runs, string? filter, bool isBuilt, KeyValuePair<string, string>[] environment)
{
    DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(root, "artifacts", "tests", $"{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}-{Environment.ProcessId}"));
    if (!isBuilt)
    {
        Console.WriteLine("Building…");
    }

    int code = TestProgress.Show(progress => RunEach(progress, runs, filter, isBuilt, environment, folder));
    FileInfo[] results = folder.GetFiles("*.trx");
    TestCounters counters = results.Select(TestCounters.Read).Aggregate(new TestCounters(0, 0, 0), (sum, one) => sum + one);
    Console.WriteLine($"Tests: {counters}");
    code = stopping ? Interrupted : code is 0 && counters is { Failed: 0, Passed: > 0 } ? 0 : Math.Max(code, 1);
    return (code, results);
}

int RunEach(TestProgress progress, string[][] runs, string? filter, bool isBuilt, KeyValuePair<string, string>[] environment, DirectoryInfo folder)
{
    // TestRunLine reads the output in English.
    environment = [.. environment, new("DOTNET_CLI_UI_LANGUAGE", "en")];
    int code = 0;
    foreach (string[] run in runs)
    {
        string[] options = [.. filter is null ? [] : (string[])["--filter", filter], .. isBuilt ? (string[])[NoBuild] : []];
        code = Math.Max(code, Dotnet(
            ["test", Path.Combine(root, run[0]), .. run[1..], "-nologo", "-verbosity:minimal", "-noWarn:NU1603", $"-p:TestResults={folder.FullName}", .. options],
            progress.Read,
            environment));
        progress.EndRun();
        if (code is not 0 && folder.GetFiles("*.trx") is [])
        {
            // The build failed.
            break;
        }
    }

    return code;
}

int Check()
{
    string solution = Path.Combine(root, "Events.sln");
    string[][] steps =
    [
        // NU1603 is only a warning: the worker's SDK restores a project of its own, whose versions this repository cannot pin.
        ["build", solution, "--no-incremental", "-nologo", "-verbosity:quiet", "-warnAsError", "-warnNotAsError:NU1603"],
        ["format", solution, "--verify-no-changes", "--no-restore"],
        ["test", Path.Combine(root, "tests", "Events.Functions.Tests"), "--no-build", "-nologo", "--filter", "FullyQualifiedName~Layering|FullyQualifiedName~OpenApi"],
        Bicep("Verify"),
    ];

    int code = steps.Select(step => Dotnet(step)).FirstOrDefault(code => code is not 0);
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

    int code = steps.Select(step => Dotnet(step)).FirstOrDefault(code => code is not 0);
    return stopping ? Interrupted : code;
}

string[] Bicep(string target) => ["msbuild", Path.Combine(root, "infra", "cli"), "-restore", $"-target:{target}", "-nologo", "-verbosity:minimal"];

int Package(string folder)
{
    int code = Dotnet(["publish", Path.Combine(root, "src", "Events.Functions"), "--configuration", "Release", "--output", folder, "-nologo", "-verbosity:quiet"]);
    string[] needed = ["host.json", "functions.metadata", "worker.config.json"];
    string[] missing = [.. needed.Where(file => !File.Exists(Path.Combine(folder, file)))];
    return code is not 0 ? code
        : missing is not [] ? Refuse($"The package lacks {string.Join(", ", missing)}. Build it with the packages of the Functions worker (WorkerPackages=nuget).")
        : Directory.Exists(Path.Combine(folder, "runtimes")) ? Refuse("The package has libraries of other platforms. Publish to an empty folder.")
        : 0;
}

// azd gives its outputs to its hooks as environment variables.
int Welcome()
{
    if (Environment.GetEnvironmentVariable("EVENTS_COSMOS_ENDPOINT") is not { Length: > 0 } cosmos
        || Environment.GetEnvironmentVariable("EVENTS_URL") is not { Length: > 0 } url)
    {
        return Refuse("EVENTS_COSMOS_ENDPOINT and EVENTS_URL are not set. azd up sets them and runs this command.");
    }

    if (LocalHost(["token", "add", "first", "--scopes", "read,write,operate", "--cosmos", cosmos]) is not 0)
    {
        Console.WriteLine($"No token was made. To make one: dotnet dev.cs token add NAME --cosmos {cosmos}");
    }

    if (Environment.GetEnvironmentVariable("EVENTS_ALERT_EMAILS") is not { Length: > 0 })
    {
        Console.WriteLine("Nobody gets mail when an alert rule fires. To change that: azd env set EVENTS_ALERT_EMAILS you@your-domain, then azd provision.");
    }

    Console.WriteLine($"Try: curl -H 'Authorization: Bearer TOKEN' {url}/api/v1/events");
    return 0;
}

int LintOpenApi()
{
    string folder = Path.Combine(root, "eng", "openapi");
    string linter = Path.Combine(folder, "node_modules", "@redocly", "cli", "bin", "cli.js");
    try
    {
        int code = OperatingSystem.IsWindows()
            ? Run("cmd", ["/c", "npm", "--prefix", folder, "ci", "--no-audit", "--no-fund", "--loglevel=error"], readLine: null)
            : Run("npm", ["--prefix", folder, "ci", "--no-audit", "--no-fund", "--loglevel=error"], readLine: null);
        return code is 0
            ? Run(
                "node",
                [linter, "lint", "--config", Path.Combine(folder, "redocly.yaml"), Path.Combine(root, "openapi.yaml")],
                readLine: null,
                new("REDOCLY_TELEMETRY", "off"),
                new("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true"))
            : code;
    }
    catch (Win32Exception exception)
    {
        return Refuse($"The linter of openapi.yaml needs Node.js 20 or later and npm: {exception.Message}.");
    }
}

int Dotnet(IEnumerable<string> arguments, Action<string>? readLine = null, params IEnumerable<KeyValuePair<string, string>> environment) =>
    Run(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments, readLine, environment);

// Runs a program in the foreground and returns its exit code. With readLine, the program's output goes there and not to the terminal.
int Run(string program, IEnumerable<string> arguments, Action<string>? readLine, params IEnumerable<KeyValuePair<string, string>> environment)
{
    if (stopping)
    {
        return Interrupted;
    }

    ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = readLine is not null, RedirectStandardError = readLine is not null };
    foreach ((string name, string value) in environment)
    {
        start.Environment[name] = value;
    }

    child = Process.Start(start)!;
    if (readLine is not null)
    {
        DataReceivedEventHandler read = (_, line) =>
        {
            if (line.Data is { } text)
            {
                readLine(text);
            }
        };
        child.OutputDataReceived += read;
        child.ErrorDataReceived += read;
        child.BeginOutputReadLine();
        child.BeginErrorReadLine();
    }

    if (stopping)
    {
        Signals.SendTerminate(child);
    }

    child.WaitForExit();
    return child.ExitCode;
}
