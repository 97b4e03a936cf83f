using System.Globalization;
using Events.Simulator.Running;
using Events.Simulator.Scenarios;

namespace Events.Simulation.Tests;

/// <summary>The service in the simulator. A failing seed is printed with the command that runs it again and makes it small.</summary>
public sealed class SeedTests
{
    private const string SoakVariable = "EVENTS_SOAK";
    private const string SeedVariable = "EVENTS_SIMULATION_SEED";
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public void EverySeed_LosesNothing_DoublesNothing_AndEnds()
    {
        TimeSpan limit = Environment.GetEnvironmentVariable(SoakVariable) is "1" or "true" ? Long : Usual;
        int first = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), CultureInfo.InvariantCulture, out int given) ? given : 1;

        SeedRange range = SeedRange.Run(first, int.MaxValue, limit, threads: 1);

        TestContext.Current.TestOutputHelper!.WriteLine(range.Totals.ToText(range.Elapsed));
        Assert.True(
            range.Failed is null,
            string.Create(CultureInfo.InvariantCulture, $"{range.Failed?.Failure}\nTo see this: dotnet dev.cs simulate --seed {range.Failed?.Scenario.Seed}"));
        Assert.True(range.Totals.Runs > 100, range.Totals.ToText(range.Elapsed));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(12397)]
    [InlineData(31337)]
    public void SameSeed_GivesTheSameTrace(int seed)
    {
        Scenario scenario = ScenarioGenerator.Draw(seed);

        RunResult first = ScenarioRun.Of(scenario, keepsTrace: true);
        RunResult second = ScenarioRun.Of(ScenarioGenerator.Draw(seed), keepsTrace: true);

        Assert.NotEmpty(first.Trace);
        Assert.Equal(first.Trace, second.Trace);
        Assert.Equal(first.TraceHash, second.TraceHash);
        Assert.NotEqual(first.TraceHash, ScenarioRun.Of(ScenarioGenerator.Draw(seed + 1)).TraceHash);
    }
}
