namespace Events.Reliability.Tests.Faults;

public sealed class ReadFaultTests(FaultyService faulty) : FaultMatrix(faulty), IClassFixture<FaultyService>
{
    public static TheoryData<string, string> Cells => With(ReadOperations.All);

    [Theory]
    [MemberData(nameof(Cells))]
    public Task Read_DuringAFault_ReturnsCurrentDataOrAnError(string operation, string scenario) => CheckAsync(ReadOperations.All[operation], scenario);
}
