namespace Events.Simulator.Checks;

/// <summary>What clients know of the addresses of feeds: which must open, and which must not.</summary>
internal sealed class FeedRecords
{
    private readonly Dictionary<long, Feed> _feeds = [];

    /// <summary>How many resets of a calendar's addresses were sent. While it stays the same, an address that was signed opens.</summary>
    public int ResetsBegun(long calendar) => Of(calendar).Begun;

    /// <summary>Whether a reset was sent and is not answered, so that it may still make addresses void.</summary>
    public bool HasOpenReset(long calendar) => Of(calendar).Begun > Of(calendar).Ended;

    /// <summary>Notes that a reset is sent.</summary>
    /// <returns>Its number.</returns>
    public int BeginReset(long calendar) => ++Of(calendar).Begun;

    /// <summary>Notes that a reset was answered: addresses that were signed before it was sent must not open any more.</summary>
    public void EndReset(long calendar, int number)
    {
        Feed feed = Of(calendar);
        feed.Ended++;
        feed.Void.AddRange(feed.Signed.Where(signed => signed.Resets < number).Select(signed => signed.Signature));
    }

    /// <summary>Notes that an address was signed.</summary>
    public void Signed(long calendar, string signature) => Of(calendar).Signed.Add((signature, ResetsBegun(calendar)));

    /// <summary>The signatures that must not open any more.</summary>
    public IReadOnlyList<string> Void(long calendar) => [.. Of(calendar).Void.Distinct()];

    private Feed Of(long calendar) => _feeds.TryGetValue(calendar, out Feed? feed) ? feed : _feeds[calendar] = new Feed();

    private sealed class Feed
    {
        public int Begun { get; set; }

        public int Ended { get; set; }

        public List<(string Signature, int Resets)> Signed { get; } = [];

        public List<string> Void { get; } = [];
    }
}
