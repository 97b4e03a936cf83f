using Events.Core.Input;

namespace Events.Core.Tests.Problems;

public sealed class FaultListTests
{
    [Theory]
    [InlineData(1, 1, "Bad.")]
    [InlineData(100, 100, "Bad.")]
    [InlineData(101, 100, "Bad. Only the first 100 of 101 errors are listed.")]
    [InlineData(5_000, 100, "Bad. Only the first 100 of 5000 errors are listed.")]
    public void ThrowIfAny_ListsAHundredFaults_AndSaysHowManyThereAre(int count, int listed, string detail)
    {
        FaultList faults = new();
        for (int index = 0; index < count; index++)
        {
            faults.At($"#/{index}", FaultCodes.Type, "Wrong.");
        }

        ProblemException problem = Assert.Throws<ProblemException>(() => faults.ThrowIfAny(ProblemKind.InvalidBody, "Bad."));

        Assert.Equal(count, faults.Count);
        Assert.Equal(Enumerable.Range(0, listed).Select(index => $"#/{index}"), problem.Faults.Select(fault => fault.Pointer));
        Assert.Equal(detail, problem.Message);
    }

    [Fact]
    public void ThrowIfAny_OfAnEmptyList_DoesNotThrow() => new FaultList().ThrowIfAny(ProblemKind.InvalidBody, "Bad.");
}
