namespace Events.Bench.Units;

/// <summary>A clock that stands still, so that the due alerts and the content of a feed are the same in every run.</summary>
internal sealed class FixedClock : TimeProvider
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
