namespace Events.Reliability.Tests.Faults;

public sealed class ChangeFaultTests(FaultyService faulty) : FaultMatrix(faulty), IClassFixture<FaultyService>
{
    public static TheoryData<string, string> Cells => With(ChangeOperations.All);

    [Theory]
    [MemberData(nameof(Cells))]
    public Task Change_DuringAFault_IsDoneOnceIfAnswered_AndAtMostOnceOtherwise(string operation, string scenario) => CheckAsync(ChangeOperations.All[operation], scenario);
}
