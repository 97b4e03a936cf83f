namespace Events.Reliability.Tests.Faults;

public sealed class AlertFaultTests(FaultyService faulty) : FaultMatrix(faulty), IClassFixture<FaultyService>
{
    public static TheoryData<string, string> Cells => With(AlertOperations.All);

    [Theory]
    [MemberData(nameof(Cells))]
    public Task Alert_DuringAFault_IsSentAtLeastOnceUnderOneId_AndIsStamped(string operation, string scenario) => CheckAsync(AlertOperations.All[operation], scenario);
}
