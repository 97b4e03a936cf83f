using Events.Bench.Measuring;
using Events.Bench.Reports;
using Events.Bench.Syntax;

namespace Events.Bench.Starting;

/// <summary><c>start</c>: the time from the start of the process to its first answer.</summary>
internal static class StartCommand
{
    public static void SetAction() => BenchSyntax.Start.SetAction((parsed, _) => RunAsync(BenchOptions.Of(parsed)));

    private static async Task RunAsync(BenchOptions options)
    {
        string folder = Directory.CreateTempSubdirectory("events-bench-").FullName;
        try
        {
            PublishedHost plain = await PublishedHost.PublishAsync(Path.Combine(folder, "plain"), readyToRun: false);
            PublishedHost ready = await PublishedHost.PublishAsync(Path.Combine(folder, "ready"), readyToRun: true);
            List<(double Plain, double Ready)> seconds = [];

            // The first start of each one reads its files from the disk, so it does not count.
            for (int pair = -1; pair < options.Rounds; pair++)
            {
                double first = await plain.FirstAnswerAsync();
                double second = await ready.FirstAnswerAsync();
                if (pair >= 0)
                {
                    seconds.Add((first, second));
                }
            }

            Report report = new("Start", "LocalHost", "seconds to the first answer, median", "over the plain one");
            report.Row("compiled as it runs", Seconds(seconds.Select(pair => pair.Plain)), 1);
            report.Row("ReadyToRun", Seconds(seconds.Select(pair => pair.Ready)), Ratio.Of(seconds.Select(pair => pair.Ready / pair.Plain)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Seconds(IEnumerable<double> values) => Ratio.Of(values).ToString();
}
