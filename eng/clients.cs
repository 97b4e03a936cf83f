#!/usr/bin/env dotnet
#:property PublishAot=false

// Generates clients with Kiota, NSwag and openapi-typescript from the description that the service serves, and compiles them. A program
// for each client then calls the service. Needs the built LocalHost, Node.js and npm. The generated files are in artifacts/clients.

using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

string root = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
string programs = Path.Combine(root, "eng", "clients");
string generated = Path.Combine(root, "artifacts", "clients");
string description = Path.Combine(generated, "openapi.json");
string dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

using CancellationTokenSource stop = new(TimeSpan.FromMinutes(10));
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Cancel);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Cancel);
try
{
    await CheckAsync();
    return 0;
}
catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException)
{
    Console.Error.WriteLine($"Generated clients: failed. {exception.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Generated clients: stopped, or not finished within 10 minutes.");
    return 1;
}

async Task CheckAsync()
{
    Directory.CreateDirectory(generated);
    using Process service = Start(dotnet, [Path.Combine(root, "tools", "Events.LocalHost", "bin", "Debug", "net10.0", "Events.LocalHost.dll"), "run", "--port", "0"]);
    try
    {
        string address = await AddressOfAsync(service);
        using (HttpClient http = new())
        {
            await File.WriteAllBytesAsync(description, await http.GetByteArrayAsync($"{address}/openapi.json", stop.Token), stop.Token);
        }

        await RunAsync("Restore the .NET tools that .config/dotnet-tools.json names", dotnet, "tool", "restore");
        Func<Task>[] clients = await Task.WhenAll(KiotaAsync(address), NSwagAsync(address), TypeScriptAsync(address));

        // The programs run one after the other, because each one counts the alerts that its own dispatch delivers.
        foreach (Func<Task> call in clients)
        {
            await call();
        }
    }
    finally
    {
        service.Kill();
    }
}

async Task<Func<Task>> KiotaAsync(string address)
{
    const string Json = "Microsoft.Kiota.Serialization.Json.Json";
    await RunAsync(
        "Generate Kiota's client", dotnet, "tool", "run", "kiota", "generate", "--language", "CSharp", "--openapi", description,
        "--output", Path.Combine(generated, "Kiota"), "--namespace-name", "Events.Clients.Kiota", "--class-name", "EventsClient",
        "--serializer", $"{Json}SerializationWriterFactory", "--deserializer", $"{Json}ParseNodeFactory",
        "--clean-output", "--exclude-backward-compatible", "--log-level", "Error");
    return await BuildAsync("Kiota", address);
}

async Task<Func<Task>> NSwagAsync(string address)
{
    await RunAsync(
        "Generate NSwag's client", dotnet, "tool", "run", "nswag", "openapi2csclient", $"/input:{description}",
        $"/output:{Path.Combine(generated, "NSwag", "EventsClient.cs")}", "/namespace:Events.Clients.NSwag", "/className:EventsClient",
        "/JsonLibrary:SystemTextJson", "/JsonLibraryVersion:9.0", "/GenerateNullableReferenceTypes:true", "/GenerateOptionalParameters:true",
        "/GenerateOptionalPropertiesAsNullable:true");
    return await BuildAsync("NSwag", address);
}

async Task<Func<Task>> BuildAsync(string name, string address)
{
    string project = Path.Combine(programs, name);
    await RunAsync($"Compile {name}'s client", dotnet, "build", project, "-nologo", "-verbosity:quiet", "-warnAsError", "-warnNotAsError:NU1603");
    return () => CallAsync(name, dotnet, Path.Combine(project, "bin", "Debug", "net10.0", $"{name}.dll"), address);
}

async Task<Func<Task>> TypeScriptAsync(string address)
{
    string project = Path.Combine(programs, "typescript");
    string Module(params string[] path) => Path.Combine([project, "node_modules", .. path]);
    string[] install = ["npm", "--prefix", project, "ci", "--no-audit", "--no-fund", "--loglevel=error"];
    await (OperatingSystem.IsWindows()
        ? RunAsync("Install openapi-typescript", "cmd", ["/c", .. install])
        : RunAsync("Install openapi-typescript", install[0], install[1..]));
    await RunAsync(
        "Generate openapi-typescript's types", "node", Module("openapi-typescript", "bin", "cli.js"), description,
        "--output", Path.Combine(generated, "typescript", "events.d.ts"));
    await RunAsync("Compile openapi-typescript's client", "node", Module("typescript", "bin", "tsc"), "--project", project);
    return () => CallAsync("openapi-typescript", "node", Path.Combine(project, "bin", "program.js"), address);
}

async Task CallAsync(string name, string program, params string[] arguments) =>
    Console.Write(await RunAsync($"Call the service with {name}'s client", program, arguments));

// Returns what the program writes. If the program fails, the exception has its output.
async Task<string> RunAsync(string step, string program, params string[] arguments)
{
    using Process process = Start(program, arguments);
    try
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync(stop.Token);
        Task<string> errors = process.StandardError.ReadToEndAsync(stop.Token);
        await process.WaitForExitAsync(stop.Token);
        return process.ExitCode is 0
            ? await output
            : throw new InvalidOperationException($"{step}: exit code {process.ExitCode}.{Environment.NewLine}{await output}{await errors}");
    }
    finally
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }
}

async Task<string> AddressOfAsync(Process service)
{
    const string Announcement = "Listening on ";
    while (await service.StandardOutput.ReadLineAsync(stop.Token) is { } line)
    {
        if (line.StartsWith(Announcement, StringComparison.Ordinal))
        {
            // The service would block if nobody read its log and the pipe became full.
            _ = service.StandardOutput.BaseStream.CopyToAsync(Stream.Null, stop.Token);
            _ = service.StandardError.BaseStream.CopyToAsync(Stream.Null, stop.Token);
            return $"{line[Announcement.Length..]}/api";
        }
    }

    throw new InvalidOperationException($"The service did not start. {await service.StandardError.ReadToEndAsync(stop.Token)}");
}

Process Start(string program, string[] arguments)
{
    ProcessStartInfo start = new(program, arguments) { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true };

    // Without these, Kiota looks for a newer version of itself, and the service's timer sends the alerts that the programs dispatch.
    start.Environment["KIOTA_OFFLINE_ENABLED"] = "true";
    start.Environment["AlertSchedule"] = "0 0 0 1 1 *";
    try
    {
        return Process.Start(start)!;
    }
    catch (Win32Exception exception)
    {
        throw new InvalidOperationException($"Could not start {program}: {exception.Message}. The .NET SDK, Node.js 20 or later and npm are needed.");
    }
}

void Cancel(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
