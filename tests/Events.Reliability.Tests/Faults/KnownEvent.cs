namespace Events.Reliability.Tests.Faults;

/// <summary>What a client knows about one of its events from the answers that it got.</summary>
internal sealed class KnownEvent(long id, string title)
{
    public long Id => id;

    /// <summary>The titles that the event may have: several if a change was not answered.</summary>
    public HashSet<string> Titles { get; } = [title];

    /// <summary>Whether a delete was not answered.</summary>
    public bool MayBeDeleted { get; set; }

    /// <summary>Whether the event is known to be deleted.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>Takes the title of an event that was read.</summary>
    public void SawTitle(string seen)
    {
        Assert.False(IsDeleted, $"Event {id} came back.");
        Assert.Contains(seen, Titles);
        Titles.RemoveWhere(other => other != seen);
    }

    /// <summary>Takes note that the event was not found.</summary>
    public void WasNotFound()
    {
        Assert.True(IsDeleted || MayBeDeleted, $"Event {id} is lost.");
        IsDeleted = true;
    }
}
