using Events.Bench.Measuring;
using Events.Bench.Reports;
using Events.Bench.Serving;
using Events.Bench.Syntax;

namespace Events.Bench.Growth;

/// <summary><c>growth</c>: how the cost of each operation grows with the number of stored events.</summary>
internal static class GrowthCommand
{
    private static readonly int[] Sizes = [1_000, 100_000, 1_000_000];

    public static void SetAction() => BenchSyntax.Growth.SetAction((parsed, _) => RunAsync(BenchOptions.Of(parsed)));

    private static async Task<int> RunAsync(BenchOptions options)
    {
        Dictionary<string, List<GrowthPoint>> points = [];
        Dictionary<string, string> rows = [];
        foreach (int stored in Sizes)
        {
            foreach ((GrowthOperation operation, GrowthPoint point) in await MeasureAsync(stored, options))
            {
                points.TryAdd(operation.Name, []);
                points[operation.Name].Add(point);
                rows[operation.Name] = operation.CostsRow;
            }
        }

        GrowthLine[] lines = [.. points.Select(line => new GrowthLine(line.Key, rows[line.Key], line.Value))];
        GrowthReport.Write(lines);
        GrowthPlot.Save(PathOf("units"), lines, "Modelled request units of one call (at the right: with the most stored)", point => point.Cost.Units);
        GrowthPlot.Save(PathOf("times"), lines, "Median time of one call in ms, one connection (at the right: with the most stored)", point => point.Median.TotalMilliseconds);
        return Compare(lines);
    }

    private static string PathOf(string figure) => Path.Combine(Repository.Root, "docs", "images", $"growth-{figure}.svg");

    private static async Task<List<(GrowthOperation Operation, GrowthPoint Point)>> MeasureAsync(int stored, BenchOptions options)
    {
        await using ServerProcess database = await ServerProcess.DatabaseAsync(stored);
        await using ServerProcess events = await ServerProcess.EventsAsync(database);
        using HttpMessageInvoker client = ClosedLoop.NewClient(1);
        List<(GrowthOperation, GrowthPoint)> measured = [];
        foreach (GrowthOperation operation in await new GrowthOperations(events).ListAsync())
        {
            // The first request also fetches what the client fetches only once.
            await ClosedLoop.SendAsync(client, operation.Side);
            DatabaseCost cost = await DatabaseCost.OfAsync(database, async () =>
            {
                for (int repeat = 0; repeat < operation.Repeats; repeat++)
                {
                    await ClosedLoop.SendAsync(client, operation.Side);
                }
            });
            await ClosedLoop.RunAsync(client, operation.Side, connections: 1, options.Turn / 2);
            LoadResult load = await ClosedLoop.RunAsync(client, operation.Side, connections: 1, options.Turn);
            measured.Add((operation, new GrowthPoint(stored, cost.Of(operation.Repeats), load.Median)));
        }

        return measured;
    }

    /// <summary>Prints the operations that are not flat, and where docs/costs.md names others.</summary>
    /// <returns>The exit code.</returns>
    private static int Compare(IReadOnlyList<GrowthLine> lines)
    {
        IReadOnlySet<string> named = CostsPage.NotFlat();
        string[] faults =
        [
            .. lines.Where(line => !line.IsFlat && !named.Contains(line.CostsRow))
                .Select(line => $"{line.Name} is not flat, and docs/costs.md does not name {line.CostsRow}."),
            .. lines.Where(line => line.IsFlat && named.Contains(line.CostsRow))
                .Select(line => $"{line.Name} is flat, and docs/costs.md names {line.CostsRow}."),
        ];
        Console.WriteLine();
        Console.WriteLine($"Not flat: {string.Join(", ", lines.Where(line => !line.IsFlat).Select(line => line.Name))}.");
        Console.WriteLine(faults is [] ? "docs/costs.md names the same." : string.Join(Environment.NewLine, faults));
        return faults is [] ? 0 : 1;
    }
}
