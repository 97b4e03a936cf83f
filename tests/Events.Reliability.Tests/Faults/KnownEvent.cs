namespace Events.Reliability.Tests.Faults;

/// <summary>What a client knows of an event of its own, from the answers that it got.</summary>
internal sealed class KnownEvent(long id, string title)
{
    public long Id => id;

    /// <summary>The titles that it may have: more than one where a change was not answered.</summary>
    public HashSet<string> Titles { get; } = [title];

    /// <summary>Whether it may be deleted.</summary>
    public bool MayBeGone { get; set; }

    /// <summary>Whether it is known to be deleted.</summary>
    public bool IsGone { get; set; }

    /// <summary>It was read.</summary>
    public void Saw(string seen)
    {
        Assert.False(IsGone, $"Event {id} came back.");
        Assert.Contains(seen, Titles);
        Titles.RemoveWhere(other => other != seen);
    }

    /// <summary>It was not found.</summary>
    public void Missed()
    {
        Assert.True(IsGone || MayBeGone, $"Event {id} is lost.");
        IsGone = true;
    }
}
