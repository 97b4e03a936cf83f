namespace Events.Simulator.Scheduling;

/// <summary>A run shows something that must not be.</summary>
internal sealed class SimulationException(string message) : Exception(message);
