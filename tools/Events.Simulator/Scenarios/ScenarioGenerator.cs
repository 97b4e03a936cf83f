namespace Events.Simulator.Scenarios;

/// <summary>Draws a scenario from a seed.</summary>
internal static class ScenarioGenerator
{
    private const int MostCalendars = 3;
    private static readonly double[] FaultRates = [0, 0.02, 0.05, 0.1, 0.25];

    /// <summary>The scenario of a seed: 20 to 50 steps of 2 to 4 clients.</summary>
    public static Scenario Draw(int seed)
    {
        Random random = new(seed);
        int clients = random.Next(2, 5);
        int steps = random.Next(20, 51);
        return new Scenario(
            seed,
            Processes: random.Next(2, 4),
            FaultRates[random.Next(FaultRates.Length)],
            MostFaults: int.MaxValue,
            HasOutage: random.Next(4) == 0,
            HasStaleReads: random.Next(8) == 0,
            LeavesExpired: random.Next(2) == 0,
            HasForeignDocuments: random.Next(8) == 0,
            [.. Enumerable.Range(0, clients).Select(client => (IReadOnlyList<Step>)[.. Enumerable.Range(0, steps / clients).Select(_ => Draw(random))])]);
    }

    private static Step Draw(Random random)
    {
        long calendar = 1 + random.Next(MostCalendars);
        return random.Next(100) switch
        {
            < 14 => new Step.Create(calendar, AlertIn(random), HasKey: random.Next(2) == 0, Repeats: random.Next(3)),
            < 17 => new Step.Batch(calendar, random.Next(1, 4), HasKey: random.Next(2) == 0),
            < 27 => new Step.Rename(random.Next(4), If(random)),
            < 33 => new Step.Rewrite(random.Next(4), If(random)),
            < 49 => new Step.Alert(random.Next(4), AlertIn(random), If(random)),
            < 55 => new Step.Delete(random.Next(4), If(random)),
            < 65 => new Step.Get(random.Next(4)),
            < 70 => new Step.List(calendar, random.Next(1, 4)),
            < 72 => new Step.Count(calendar),
            < 74 => new Step.ListDeleted(),
            < 75 => new Step.ReadFeed(calendar),
            < 85 => new Step.Dispatch(),
            < 88 => new Step.Retry(random.Next(4)),
            < 93 => new Step.Wait(random.Next(1, 40)),
            < 95 => new Step.SignFeed(calendar),
            < 96 => new Step.ResetFeed(calendar),
            < 98 => new Step.UseCasefile(calendar),
            98 => new Step.UseToken(),
            99 when random.Next(2) == 0 => new Step.FinishLate(calendar),
            _ => new Step.ReuseKey(calendar, random.Next(23, 51)),
        };
    }

    private static int? AlertIn(Random random) => random.Next(3) == 0 ? null : random.Next(-5, 30);

    private static Condition If(Random random) => random.Next(4) switch
    {
        0 => Condition.Known,
        1 => Condition.Stale,
        _ => Condition.Any,
    };
}
