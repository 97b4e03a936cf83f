#:property PublishAot=false

// Shows that the simulator finds bugs: it breaks the service in one way at a time, in a copy, and runs the simulator for a minute at most.
// dotnet run eng/breaks.cs [-- TEXT] tries the breaks of eng/breaks.json whose name contains the text. It takes half an hour for all.

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

string root = Path.GetFullPath(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, ".."));
string wanted = args.Length > 0 ? args[0] : "";
Break[] breaks = JsonSerializer.Deserialize<Break[]>(File.ReadAllText(Path.Combine(root, "eng", "breaks.json")), JsonSerializerOptions.Web)!;
string copy = Directory.CreateTempSubdirectory("events-breaks-").FullName;
int missed = 0;
try
{
    foreach (string file in Run("git", ["-C", root, "ls-files", "src/Events.Core", "tools/LocalCosmos", "tools/Events.Simulator", "Directory.*", "global.json", ".editorconfig"]).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(copy, file))!);
        File.Copy(Path.Combine(root, file), Path.Combine(copy, file));
    }

    Console.WriteLine("| break | found as | seed | after |");
    Console.WriteLine("| --- | --- | --- | --- |");
    foreach (Break each in breaks.Where(each => each.Name.Contains(wanted, StringComparison.OrdinalIgnoreCase)))
    {
        missed += Try(each) ? 0 : 1;
    }
}
finally
{
    Directory.Delete(copy, recursive: true);
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Missed: {missed}"));
return missed == 0 ? 0 : 1;

bool Try(Break one)
{
    Dictionary<string, string> before = [];
    try
    {
        foreach (Edit edit in one.Edits)
        {
            string path = Path.Combine(copy, edit.File);
            string text = File.ReadAllText(path);
            before.TryAdd(path, text);
            if (text.Split(edit.Find).Length != 2)
            {
                Console.WriteLine($"| {one.Name} | the code to break is not there once: {edit.Find} | | |");
                return false;
            }

            File.WriteAllText(path, text.Replace(edit.Find, edit.Replace, StringComparison.Ordinal));
        }

        (int code, string output) = Run("dotnet", ["build", Path.Combine(copy, "tools", "Events.Simulator"), "-c", "Release", "-v", "q", "-nologo", "-p:RunAnalyzers=false"]);
        if (code != 0)
        {
            Console.WriteLine($"| {one.Name} | it does not compile: {output.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal))} | | |");
            return false;
        }

        Stopwatch watch = Stopwatch.StartNew();
        (code, output) = Run("dotnet", [Path.Combine(copy, "tools", "Events.Simulator", "bin", "Release", "net10.0", "Events.Simulator.dll"), "--seed", "1", "--minutes", "1", "--whole"]);
        Match found = Regex.Match(output, @"Seed (?<seed>\d+) fails: (?<failure>.*)");
        Console.WriteLine(found.Success
            ? string.Create(CultureInfo.InvariantCulture, $"| {one.Name} | {Short(found.Groups["failure"].Value)} | {found.Groups["seed"].Value} | {watch.Elapsed.TotalSeconds:0.0} s |")
            : $"| {one.Name} | **missed** | | |");
        return found.Success;
    }
    finally
    {
        foreach ((string path, string text) in before)
        {
            File.WriteAllText(path, text);
        }
    }
}

static string Short(string failure) => failure.Length <= 140 ? failure : failure[..140] + "…";

static (int Code, string Output) Run(string program, string[] arguments)
{
    using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
    string output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, output);
}

internal sealed record Break(string Name, Edit[] Edits);

internal sealed record Edit(string File, string Find, string Replace);
