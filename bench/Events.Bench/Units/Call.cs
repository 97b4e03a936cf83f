namespace Events.Bench.Units;

/// <summary>A call of the API whose request units are measured.</summary>
/// <param name="Name">Its row in docs/costs.md.</param>
/// <param name="Run">Makes the call.</param>
/// <param name="Prepare">Stores what the call needs, and is not measured; null if the call needs nothing.</param>
internal sealed record Call(string Name, Func<Task> Run, Func<Task>? Prepare = null);
