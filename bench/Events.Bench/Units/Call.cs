namespace Events.Bench.Units;

/// <summary>A call of the API whose units are told.</summary>
/// <param name="Name">Its row in docs/costs.md.</param>
/// <param name="Run">Makes it.</param>
/// <param name="Prepare">What has to be there before, and is not counted.</param>
internal sealed record Call(string Name, Func<Task> Run, Func<Task>? Prepare = null);
