using System.Globalization;
using System.Text.RegularExpressions;

namespace Events.Eng.TaskRunner;

/// <summary>A line of <c>dotnet test</c> that says that a test project starts or has ended.</summary>
/// <param name="Project">The name of the test project.</param>
/// <param name="Counters">The results of a project that has ended; null when it starts.</param>
/// <param name="Duration">How long the tests ran, as <c>dotnet test</c> writes it; null when the project starts.</param>
internal sealed partial record TestRunLine(string Project, TestCounters? Counters, string? Duration)
{
    /// <summary>Reads a line; null for every other line.</summary>
    public static TestRunLine? Read(string line)
    {
        if (Start().Match(line) is { Success: true } start)
        {
            return new TestRunLine(start.Groups["project"].Value, Counters: null, Duration: null);
        }

        if (NoMatch().Match(line) is { Success: true } none)
        {
            return new TestRunLine(none.Groups["project"].Value, new TestCounters(0, 0, 0), "0 s");
        }

        Match end = End().Match(line);
        int Count(string name) => int.Parse(end.Groups[name].Value, CultureInfo.InvariantCulture);
        return end.Success
            ? new TestRunLine(end.Groups["project"].Value, new TestCounters(Count("passed"), Count("failed"), Count("skipped")), end.Groups["duration"].Value)
            : null;
    }

    /// <summary>Whether a line says nothing that the progress and the last line of the run do not say.</summary>
    public static bool IsRedundant(string line) => string.IsNullOrWhiteSpace(line) || Redundant().IsMatch(line);

    [GeneratedRegex(@"^Test run for .*?(?<project>[^/\\]+)\.dll \(")]
    private static partial Regex Start();

    [GeneratedRegex(@"^No test matches the given testcase filter .*?(?<project>[^/\\ ]+)\.dll$")]
    private static partial Regex NoMatch();

    [GeneratedRegex(@"^\w+!\s+- Failed:\s+(?<failed>\d+), Passed:\s+(?<passed>\d+), Skipped:\s+(?<skipped>\d+), Total:\s+\d+, Duration: (?<duration>.+) - (?<project>.+)\.dll")]
    private static partial Regex End();

    [GeneratedRegex(@"^(VSTest version|Starting test execution|A total of \d+ test files|Results File: )|^  \S+ -> \S|^\s*(Determining projects to restore|All projects are up-to-date)")]
    private static partial Regex Redundant();
}
