using System.Diagnostics.Metrics;

namespace Events.Simulator.Processes;

/// <summary>Makes meters that nobody listens to.</summary>
internal sealed class IdleMeterFactory : IMeterFactory
{
    public Meter Create(MeterOptions options) => new(options);

    public void Dispose()
    {
        // The process ends with the simulation.
    }
}
