using Events.Eng.TaskRunner;

namespace Events.Functions.Tests.TaskRunner;

public sealed class TestRunLineTests
{
    [Theory]
    [InlineData("Test run for /events/tests/Events.Core.Tests/bin/Debug/net10.0/Events.Core.Tests.dll (.NETCoreApp,Version=v10.0)")]
    [InlineData(@"Test run for C:\events\tests\Events.Core.Tests\bin\Debug\net10.0\Events.Core.Tests.dll (.NETCoreApp,Version=v10.0)")]
    public void Read_OfAStart_NamesTheProject(string line) =>
        Assert.Equal(new TestRunLine("Events.Core.Tests", Counters: null, Duration: null), TestRunLine.Read(line));

    [Theory]
    [InlineData("Passed!  - Failed:     0, Passed:  1964, Skipped:     2, Total:  1966, Duration: 16 s - Events.Core.Tests.dll (net10.0)", 1964, 0, 2, "16 s")]
    [InlineData("Failed!  - Failed:     1, Passed:     3, Skipped:     0, Total:     4, Duration: 7 m 14 s - Events.Core.Tests.dll (net10.0)", 3, 1, 0, "7 m 14 s")]
    [InlineData("No test matches the given testcase filter `Name~X` in /events/tests/Events.Core.Tests.dll", 0, 0, 0, "0 s")]
    public void Read_OfAnEnd_HasTheCountersAndTheDuration(string line, int passed, int failed, int skipped, string duration) =>
        Assert.Equal(new TestRunLine("Events.Core.Tests", new TestCounters(passed, failed, skipped), duration), TestRunLine.Read(line));

    [Theory]
    [InlineData("  Failed Events.Core.Tests.EventTests.Create [3 s]", false)]
    [InlineData("/events/src/Events.Core/Event.cs(1,1): error CS1002: ; expected [/events/src/Events.Core/Events.Core.csproj]", false)]
    [InlineData("A total of 1 test files matched the specified pattern.", true)]
    [InlineData("  Events.Core -> /events/src/Events.Core/bin/Debug/net10.0/Events.Core.dll", true)]
    [InlineData("", true)]
    public void IsRedundant_HoldsOnlyForLinesThatReportNoFailure(string line, bool expected)
    {
        Assert.Null(TestRunLine.Read(line));
        Assert.Equal(expected, TestRunLine.IsRedundant(line));
    }
}
