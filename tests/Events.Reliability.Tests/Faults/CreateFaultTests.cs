namespace Events.Reliability.Tests.Faults;

public sealed class CreateFaultTests(FaultyService faulty) : FaultMatrix(faulty), IClassFixture<FaultyService>
{
    public static TheoryData<string, string> Cells => With(CreateOperations.All);

    [Theory]
    [MemberData(nameof(Cells))]
    public Task Create_DuringAFault_StoresOneEventIfAnswered_AndAtMostOneOtherwise(string operation, string scenario) => CheckAsync(CreateOperations.All[operation], scenario);
}
