using Events.EndToEnd.Tests.Fixtures;

namespace Events.EndToEnd.Tests.Reliability.Faults;

/// <summary>Everything at once while nothing gets through to the database.</summary>
public sealed class OutageTests(FaultyService faulty, RepeatingService repeating) : IClassFixture<FaultyService>, IClassFixture<RepeatingService>
{
    // Usually one of each sort: refused, answered too late, and done without an answer.
    private static readonly string[] Usual = ["connection refused", "408", "dropped after"];

    public static TheoryData<string> Outages => [.. Troubles.Names.Where(name => Troubles.Of(name).IsSlow && (Soak.IsOn || Usual.Contains(name)))];

    public static TheoryData<string> RepeatedOutages => [.. Troubles.Names.Where(name => Troubles.Of(name).IsRepeated && (Soak.IsOn || name == "dropped after"))];

    [Theory]
    [MemberData(nameof(Outages))]
    public Task EveryOperation_IsToldToComeBack_AndNothingIsLostOrDoneTwice(string trouble) => CheckAsync(faulty, trouble);

    [Theory]
    [MemberData(nameof(RepeatedOutages))]
    public Task EveryOperation_ThatTheClientRepeats_IsToldToComeBack_AndNothingIsLostOrDoneTwice(string trouble) => CheckAsync(repeating, trouble);

    private static async Task CheckAsync(FaultyService faulty, string trouble)
    {
        Dictionary<string, Trial> trials = [];
        foreach ((string name, Func<FaultyService, Task<Trial>> prepare) in
            CreateOperations.All.Concat(ReadOperations.All).Concat(ChangeOperations.All).Concat(AlertOperations.All.Reverse()))
        {
            trials[name] = await prepare(faulty);
        }

        Dictionary<string, Answer> answers = [];
        await faulty.CallAsync(Troubles.Of(trouble), through: 0, times: int.MaxValue, async () =>
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
            await trials[name].SettleAsync(answer);
        }
    }
}
