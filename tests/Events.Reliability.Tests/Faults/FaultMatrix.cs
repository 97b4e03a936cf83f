using System.Globalization;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Faults;

/// <summary>Runs each operation of a group with each fault, at each of its requests to the database: once, and from that request on.</summary>
public abstract class FaultMatrix(FaultyService faulty)
{
    // In operations that make more requests, the later ones are like the first.
    private const int FirstRequests = 12;

    // More than any operation makes. An operation that never ends fails here.
    private const int MostRequests = 100;

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
                Assert.True(through < MostRequests, "It makes requests without end.");
                wasHit = await CheckAsync(operation, FaultScenarios.Of(scenario), through, isPersistent);
            }
        }
    }

    private async Task<bool> CheckAsync(Func<FaultyService, Task<PreparedOperation>> operation, FaultScenario scenario, int through, bool isPersistent)
    {
        string when = $"{(isPersistent ? "from" : "only")} the request after {through}";
        PreparedOperation trial = await operation(faulty);
        (Answer answer, bool wasHit) = await faulty.CallAsync(scenario, through, isPersistent ? scenario.MaximumTimes : 1, trial.CallAsync);
        if (answer.Status != trial.Success)
        {
            Assert.True(wasHit, $"Without any fault: {answer.Status} {answer.Text}");
            Assert.False(scenario.IsRecovered && !isPersistent, $"Not got over, {when}: {answer.Status} {answer.Text}");
            Assert.True(answer.Status == 503 || (answer.Status == 429 && scenario.IsThrottling), $"{when}: {answer.Status} {answer.Text}");
            ProblemAssert.Is(answer, answer.Status);
            Assert.InRange(int.Parse(answer.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        }

        try
        {
            await trial.VerifyAsync(answer);
        }
        catch (Xunit.Sdk.XunitException exception)
        {
            Assert.Fail($"After {answer.Status}, {when}: {exception.Message}");
        }

        return wasHit;
    }
}
