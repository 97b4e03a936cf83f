namespace Events.Reliability.Tests.Faults;

/// <summary>The fault matrix with a client that repeats writes that got no answer.</summary>
public sealed class RepeatedFaultTests(RepeatingService faulty) : FaultMatrix(faulty), IClassFixture<RepeatingService>
{
    private static readonly Dictionary<string, Func<FaultyService, Task<PreparedOperation>>> All =
        CreateOperations.All.Concat(ReadOperations.All).Concat(ChangeOperations.All).Concat(AlertOperations.All).ToDictionary();

    public static TheoryData<string, string> Cells => With(All, FaultScenarios.RepeatedNames);

    [Theory]
    [MemberData(nameof(Cells))]
    public Task Operation_ThatTheClientRepeats_IsDoneOnceIfAnswered_AndAtMostOnceOtherwise(string operation, string scenario) =>
        CheckAsync(All[operation], scenario);
}
