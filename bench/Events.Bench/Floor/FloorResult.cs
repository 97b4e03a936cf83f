using Events.Bench.Measuring;

namespace Events.Bench.Floor;

/// <summary>A measured operation.</summary>
/// <param name="Job">The operation.</param>
/// <param name="Connections">The number of connections.</param>
/// <param name="Measured">The rounds, with the sides by the numbers here.</param>
internal sealed record FloorResult(FloorJob Job, int Connections, RoundsResult Measured)
{
    public const int Floor = 0;
    public const int Ours = 1;
    public const int Baseline = 2;

    /// <summary>The processor time of the service divided by the floor's.</summary>
    public Ratio ProcessorTime => Measured.Compare(Ours, Floor, turn => turn.ProcessorMicroseconds);
}
