using Events.Bench.Measuring;

namespace Events.Bench.Peers;

/// <summary>The result of one job on all sides.</summary>
internal sealed record PeersRow(string Job, int Connections, RoundsResult Result);
