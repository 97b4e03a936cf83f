using Events.EndToEnd.Tests.Fixtures;

namespace Events.EndToEnd.Tests.Reliability.Faults;

/// <summary>Everything at once while nothing gets through to the database.</summary>
public sealed class OutageTests(FaultyService faulty) : IClassFixture<FaultyService>
{
    // Usually one of each sort: refused, answered too late, and done without an answer.
    private static readonly string[] Usual = ["connection refused", "408", "dropped after"];

    public static TheoryData<string> Outages => [.. Troubles.Names.Where(name => Troubles.Of(name).IsSlow && (Soak.IsOn || Usual.Contains(name)))];

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task EveryOperation_IsToldToComeBack_AndNothingIsLostOrDoneTwice(string trouble)
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
