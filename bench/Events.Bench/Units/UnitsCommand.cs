using System.Globalization;
using Events.Bench.Reports;
using Events.Bench.Syntax;
using LocalCosmos;

namespace Events.Bench.Units;

/// <summary><c>units</c>: the modelled request units of every call of the API.</summary>
internal static class UnitsCommand
{
    // docs/costs.md has one decimal.
    private const double Rounding = 0.051;

    public static void SetAction() => BenchSyntax.Units.SetAction((_, _) => RunAsync());

    private static async Task<int> RunAsync()
    {
        using ChargeMeter meter = new();
        await using Instances instances = await Instances.StartAsync();
        Calls calls = new(
            await instances.OpenAsync(), await instances.OpenAsync(), await instances.WithTokenAsync(), await instances.WithoutReceiverAsync());
        Report report = new("Modelled request units", "call", "modelled", "least", "made of");
        List<CallCost> costs = [];
        foreach (Call call in calls.All)
        {
            CallCost cost = await CostAsync(call, instances.Database, meter);
            report.Row(call.Name, Format(cost.Units), Format(cost.Least), cost.MadeOf);
            costs.Add(cost);
        }

        return Compare(costs);
    }

    private static async Task<CallCost> CostAsync(Call call, LocalCosmosServer database, ChargeMeter meter)
    {
        if (call.Prepare is not null)
        {
            await call.Prepare();
        }

        meter.Take();
        database.Requests.Clear();
        await call.Run();
        return new CallCost(call.Name, meter.Take(), database.Requests.Snapshot().Sum(LeastUnits.Of));
    }

    /// <summary>Prints where docs/costs.md and the figures differ.</summary>
    /// <returns>The exit code.</returns>
    private static int Compare(List<CallCost> costs)
    {
        IReadOnlyDictionary<string, double> written = CostsTable.Read();
        string[] faults =
        [
            .. costs.Where(cost => !written.ContainsKey(cost.Name)).Select(cost => $"docs/costs.md does not name {cost.Name}."),
            .. costs.Where(cost => written.TryGetValue(cost.Name, out double units) && Math.Abs(units - cost.Units) > Rounding)
                .Select(cost => $"docs/costs.md has {Format(written[cost.Name])} for {cost.Name}; the measured figure is {Format(cost.Units)}."),
            .. written.Keys.Except(costs.Select(cost => cost.Name)).Select(name => $"docs/costs.md names {name}, which this bench does not measure."),
        ];
        Console.WriteLine();
        Console.WriteLine(faults is [] ? "docs/costs.md has the same figures." : string.Join(Environment.NewLine, faults));
        return faults is [] ? 0 : 1;
    }

    private static string Format(double units) => units.ToString("F2", CultureInfo.InvariantCulture);
}
