using System.Globalization;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Faults;

/// <summary>Runs each operation of a group with each fault at each of its database requests. The fault happens once, and then persistently.</summary>
public abstract class FaultMatrix(FaultyService faulty)
{
    // Operations with more requests repeat the same kinds of requests.
    private const int FirstRequests = 12;

    // More than any operation makes, to stop an operation that never ends.
    private const int MaximumRequests = 100;

    internal static TheoryData<string, string> With(IReadOnlyDictionary<string, Func<FaultyService, Task<PreparedOperation>>> operations) => With(operations, FaultScenarios.Names);

    internal static TheoryData<string, string> With(IReadOnlyDictionary<string, Func<FaultyService, Task<PreparedOperation>>> operations, IEnumerable<string> troubles)
    {
        TheoryData<string, string> cells = [];
        foreach (string operation in operations.Keys)
        {
            foreach (string scenario in troubles)
            {
                cells.Add(operation, scenario);
            }
        }

        return cells;
    }

    private protected async Task CheckAsync(Func<FaultyService, Task<PreparedOperation>> operation, string scenario)
    {
        foreach (bool isPersistent in FaultScenarios.Of(scenario).IsSlow && !Soak.IsOn ? (bool[])[false] : [false, true])
        {
            bool wasHit = true;
            for (int through = 0; wasHit && through < Soak.Of(FirstRequests, int.MaxValue); through++)
            {
                Assert.True(through < MaximumRequests, "The operation makes requests without end.");
                wasHit = await CheckAsync(operation, FaultScenarios.Of(scenario), through, isPersistent);
            }
        }
    }

    private async Task<bool> CheckAsync(Func<FaultyService, Task<PreparedOperation>> operation, FaultScenario scenario, int through, bool isPersistent)
    {
        string when = $"with the fault {(isPersistent ? "from" : "only at")} request {through + 1}";
        PreparedOperation trial = await operation(faulty);
        (Answer answer, bool wasHit) = await faulty.CallAsync(scenario, through, isPersistent ? scenario.MaximumTimes : 1, trial.CallAsync);
        if (answer.Status != trial.Success)
        {
            Assert.True(wasHit, $"The operation fails without any fault: {answer.Status} {answer.Text}");
            Assert.False(scenario.IsRecovered && !isPersistent, $"The service does not recover {when}: {answer.Status} {answer.Text}");
            Assert.True(answer.Status == 503 || (answer.Status == 429 && scenario.IsThrottling), $"The answer {when} is not 503: {answer.Status} {answer.Text}");
            ProblemAssert.Is(answer, answer.Status);
            Assert.InRange(int.Parse(answer.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        }

        try
        {
            await trial.VerifyAsync(answer);
        }
        catch (Xunit.Sdk.XunitException exception)
        {
            Assert.Fail($"After the answer {answer.Status} {when}: {exception.Message}");
        }

        return wasHit;
    }
}
