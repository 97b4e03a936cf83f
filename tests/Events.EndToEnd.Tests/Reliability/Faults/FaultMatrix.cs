using System.Globalization;
using Events.EndToEnd.Tests.Fixtures;

namespace Events.EndToEnd.Tests.Reliability.Faults;

/// <summary>Each operation of a group with each trouble, at each of its requests to the database: once, and from there on until it is answered.</summary>
public abstract class FaultMatrix(FaultyService faulty)
{
    // Of those that make more, the later ones are like the first.
    private const int FirstRequests = 12;

    // More than any operation makes; one that never ends would show here.
    private const int MostRequests = 100;

    internal static TheoryData<string, string> With(IReadOnlyDictionary<string, Func<FaultyService, Task<Trial>>> operations) => With(operations, Troubles.Names);

    internal static TheoryData<string, string> With(IReadOnlyDictionary<string, Func<FaultyService, Task<Trial>>> operations, IEnumerable<string> troubles)
    {
        TheoryData<string, string> cells = [];
        foreach (string operation in operations.Keys)
        {
            foreach (string trouble in troubles)
            {
                cells.Add(operation, trouble);
            }
        }

        return cells;
    }

    private protected async Task CheckAsync(Func<FaultyService, Task<Trial>> operation, string trouble)
    {
        foreach (bool isPersistent in Troubles.Of(trouble).IsSlow && !Soak.IsOn ? (bool[])[false] : [false, true])
        {
            bool suffered = true;
            for (int through = 0; suffered && through < Soak.Of(FirstRequests, int.MaxValue); through++)
            {
                Assert.True(through < MostRequests, "It makes requests without end.");
                suffered = await CheckAsync(operation, Troubles.Of(trouble), through, isPersistent);
            }
        }
    }

    private async Task<bool> CheckAsync(Func<FaultyService, Task<Trial>> operation, Trouble trouble, int through, bool isPersistent)
    {
        string when = $"{(isPersistent ? "from" : "only")} the request after {through}";
        Trial trial = await operation(faulty);
        (Answer answer, bool suffered) = await faulty.CallAsync(trouble, through, isPersistent ? trouble.MostTimes : 1, trial.CallAsync);
        if (answer.Status != trial.Success)
        {
            Assert.True(suffered, $"Without any trouble: {answer.Status} {answer.Text}");
            Assert.False(trouble.IsGotOver && !isPersistent, $"Not got over, {when}: {answer.Status} {answer.Text}");
            Assert.True(answer.Status == 503 || (answer.Status == 429 && trouble.IsThrottling), $"{when}: {answer.Status} {answer.Text}");
            ProblemAssert.Is(answer, answer.Status);
            Assert.InRange(int.Parse(answer.Header("Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        }

        try
        {
            await trial.SettleAsync(answer);
        }
        catch (Xunit.Sdk.XunitException exception)
        {
            Assert.Fail($"After {answer.Status}, {when}: {exception.Message}");
        }

        return suffered;
    }
}
