using System.Globalization;

namespace Events.Simulator.Running;

/// <summary>The sums of many runs.</summary>
internal sealed class SimulationTotals
{
    private long _requests;
    private long _steps;
    private long _faults;

    /// <summary>How many runs there were.</summary>
    public int Runs { get; private set; }

    public void Add(RunResult result)
    {
        Runs++;
        _requests += result.Requests;
        _steps += result.Steps;
        _faults += result.Faults;
    }

    public string ToText(TimeSpan elapsed) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Runs:N0} runs, {_requests:N0} requests, {_steps:N0} events, {_faults:N0} faults in {elapsed.TotalSeconds:N1} s: {Runs / elapsed.TotalSeconds:N0} runs/s");
}
