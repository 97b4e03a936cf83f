using Events.Bench.Serving;

namespace Events.Bench.Measuring;

/// <summary>What the database was asked for, exactly, and what LocalCosmos models that it charges.</summary>
/// <param name="Requests">Requests on the wire.</param>
/// <param name="Units">Modelled request units.</param>
internal sealed record DatabaseCost(double Requests, double Units)
{
    // What the client refreshes by itself, now and then, is not of the work: it disturbs one of three at most.
    private const int Tries = 3;

    /// <summary>The cost of some work, at the median of three times.</summary>
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

    /// <summary>The share of one of so many.</summary>
    public DatabaseCost Of(int count) => new(Requests / count, Units / count);

    private static async Task<DatabaseCost> SoFarAsync(ServerProcess database) =>
        new(await database.AskAsync(Served.Requests), await database.AskAsync(Served.RequestUnits));
}
