using Spectre.Console;

namespace Events.Eng.TaskRunner;

/// <summary>Shows which test projects run and how they ended: live rows in a terminal, plain lines elsewhere.</summary>
internal sealed class TestProgress
{
    private readonly Lock _lock = new();
    private readonly ProgressContext? _rows;
    private readonly Dictionary<string, ProgressTask?> _running = [];

    private TestProgress(ProgressContext? rows) => _rows = rows;

    /// <summary>Shows the progress as long as some work runs.</summary>
    public static T Show<T>(Func<TestProgress, T> work)
    {
        Profile profile = AnsiConsole.Profile;
        return profile.Out.IsTerminal && profile.Capabilities is { Ansi: true, Interactive: true }
            ? AnsiConsole.Progress()
                .Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ElapsedTimeColumn())
                .Start(rows => work(new TestProgress(rows)))
            : work(new TestProgress(rows: null));
    }

    /// <summary>Takes a line that <c>dotnet test</c> wrote. Lines about failures and warnings are shown unchanged.</summary>
    public void Read(string line)
    {
        // Standard output and standard error come from two threads.
        lock (_lock)
        {
            switch (TestRunLine.Read(line))
            {
                case { Counters: null, Project: { } started }:
                    Start(started);
                    break;
                case { Counters: { } counters, Project: { } ended, Duration: { } duration }:
                    End(ended, counters.ToString(), counters.Failed > 0 ? "red" : "green", $" in {duration}");
                    break;
                case null when !TestRunLine.IsRedundant(line):
                    Write(line);
                    break;
            }
        }
    }

    /// <summary>Ends the projects that gave no result, for example because their process crashed or was stopped.</summary>
    public void EndRun()
    {
        lock (_lock)
        {
            foreach (string project in _running.Keys.ToArray())
            {
                End(project, "no result", "red");
            }
        }
    }

    private void Start(string project)
    {
        _running[project] = _rows?.AddTask(Markup.Escape(project));
        if (_rows is null)
        {
            Write($"{project}: started");
        }
    }

    private void End(string project, string result, string color, string duration = "")
    {
        _running.Remove(project, out ProgressTask? row);
        if (row is null)
        {
            Write($"{project}: {result}{duration}");
            return;
        }

        row.Description = $"{Markup.Escape(project)}: [{color}]{result}[/]";
        row.Value = row.MaxValue;
        row.StopTask();
    }

    private void Write(string line)
    {
        // Spectre.Console would break long lines where there is no terminal.
        if (_rows is null)
        {
            Console.WriteLine(line);
        }
        else
        {
            AnsiConsole.WriteLine(line);
        }
    }
}
