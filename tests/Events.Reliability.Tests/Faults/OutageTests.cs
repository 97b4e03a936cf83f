using Events.Testing.Http;

namespace Events.Reliability.Tests.Faults;

/// <summary>All operations run at once while no request to the database succeeds.</summary>
public sealed class OutageTests(FaultyService faulty, RepeatingService repeating) : IClassFixture<FaultyService>, IClassFixture<RepeatingService>
{
    // Outside the soak, one of each kind: refused, timed out, and done without an answer.
    private static readonly string[] Usual = ["connection refused", "408", "dropped after"];

    public static TheoryData<string> Outages => [.. FaultScenarios.Names.Where(name => FaultScenarios.Of(name).IsSlow && (Soak.IsOn || Usual.Contains(name)))];

    public static TheoryData<string> RepeatedOutages => [.. FaultScenarios.Names.Where(name => FaultScenarios.Of(name).IsRepeated && (Soak.IsOn || name == "dropped after"))];

    [Theory]
    [MemberData(nameof(Outages))]
    public Task EveryOperation_DuringAnOutage_Returns503_AndNothingIsLostOrDoneTwice(string scenario) => CheckAsync(faulty, scenario);

    [Theory]
    [MemberData(nameof(RepeatedOutages))]
    public Task EveryOperation_ThatTheClientRepeats_Returns503_AndNothingIsLostOrDoneTwice(string scenario) => CheckAsync(repeating, scenario);

    private static async Task CheckAsync(FaultyService faulty, string scenario)
    {
        Dictionary<string, PreparedOperation> trials = [];
        foreach ((string name, Func<FaultyService, Task<PreparedOperation>> prepare) in
            CreateOperations.All.Concat(ReadOperations.All).Concat(ChangeOperations.All).Concat(AlertOperations.All.Reverse()))
        {
            trials[name] = await prepare(faulty);
        }

        Dictionary<string, Answer> answers = [];
        await faulty.CallAsync(FaultScenarios.Of(scenario), through: 0, times: int.MaxValue, async () =>
        {
            foreach ((string name, Task<Answer> call) in trials.Select(trial => (trial.Key, trial.Value.CallAsync())).ToList())
            {
                answers[name] = await call;
            }

            return answers.Values.First();
        });

        foreach ((string name, Answer answer) in answers)
        {
            Assert.True(answer.Status == 503, $"{name}: {answer.Status} {answer.Text}");
            ProblemAssert.Is(answer, 503);
            Assert.NotNull(answer.Header("Retry-After"));
            await trials[name].VerifyAsync(answer);
        }
    }
}
