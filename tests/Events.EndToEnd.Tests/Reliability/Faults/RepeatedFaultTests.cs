namespace Events.EndToEnd.Tests.Reliability.Faults;

/// <summary>The matrix once more, with a client that repeats writes whose answer it did not get.</summary>
public sealed class RepeatedFaultTests(RepeatingService faulty) : FaultMatrix(faulty), IClassFixture<RepeatingService>
{
    private static readonly Dictionary<string, Func<FaultyService, Task<Trial>>> All =
        CreateOperations.All.Concat(ReadOperations.All).Concat(ChangeOperations.All).Concat(AlertOperations.All).ToDictionary();

    public static TheoryData<string, string> Cells => With(All, Troubles.RepeatedNames);

    [Theory]
    [MemberData(nameof(Cells))]
    public Task Operation_ThatTheClientRepeats_IsDoneOnceWhereItWasAnswered_AndAtMostOnceElse(string operation, string trouble) =>
        CheckAsync(All[operation], trouble);
}
