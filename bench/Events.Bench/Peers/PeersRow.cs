namespace Events.Bench.Peers;

/// <summary>How fast all sides did a job.</summary>
internal sealed record PeersRow(string Job, int Connections, TurnsResult Result);
