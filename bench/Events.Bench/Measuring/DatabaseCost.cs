using Events.Bench.Serving;

namespace Events.Bench.Measuring;

/// <summary>The exact number of database requests, and the request units that LocalCosmos models for them.</summary>
/// <param name="Requests">Requests that reached the database.</param>
/// <param name="Units">Modelled request units.</param>
internal sealed record DatabaseCost(double Requests, double Units)
{
    // The client refreshes its caches now and then. That is not part of the work, and disturbs at most one of three tries.
    private const int Tries = 3;

    /// <summary>The cost of some work: the median of three tries.</summary>
    public static async Task<DatabaseCost> OfAsync(ServerProcess database, Func<Task> work)
    {
        List<DatabaseCost> costs = [];
        for (int number = 0; number < Tries; number++)
        {
            DatabaseCost before = await SoFarAsync(database);
            await work();
            DatabaseCost after = await SoFarAsync(database);
            costs.Add(new DatabaseCost(after.Requests - before.Requests, after.Units - before.Units));
        }

        return costs.OrderBy(cost => cost.Units).ThenBy(cost => cost.Requests).ElementAt(Tries / 2);
    }

    /// <summary>The cost of one part, if the work has a number of equal parts.</summary>
    public DatabaseCost Of(int count) => new(Requests / count, Units / count);

    private static async Task<DatabaseCost> SoFarAsync(ServerProcess database) =>
        new(await database.AskAsync(Served.Requests), await database.AskAsync(Served.RequestUnits));
}
