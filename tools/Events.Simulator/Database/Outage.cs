namespace Events.Simulator.Database;

/// <summary>A time in which the database does not answer.</summary>
/// <param name="Start">Its start, in virtual time.</param>
/// <param name="End">Its end.</param>
/// <param name="QueriesOnly">Whether it still answers all calls but queries.</param>
internal sealed record Outage(long Start, long End, bool QueriesOnly)
{
    /// <summary>Draws an outage that begins within 20 seconds and lasts for up to 40.</summary>
    public static Outage Draw(Random random)
    {
        long start = random.Next(200_000_000);
        return new Outage(start, start + random.Next(400_000_000), random.Next(2) == 0);
    }

    /// <summary>Whether a call is not answered.</summary>
    public bool Affects(DatabaseCall call, long now) => now >= Start && now < End && (!QueriesOnly || call.Kind == CallKind.Query);
}
