using Events.Bench.Measuring;

namespace Events.Bench.Floor;

/// <summary>The same job on both sides.</summary>
internal sealed record FloorCase(string Name, Side Floor, Side Ours);
