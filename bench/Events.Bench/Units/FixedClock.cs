namespace Events.Bench.Units;

/// <summary>A present that stays, so that what is due and what a feed holds is the same each time.</summary>
internal sealed class FixedClock : TimeProvider
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
