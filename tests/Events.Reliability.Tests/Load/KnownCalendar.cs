namespace Events.Reliability.Tests.Load;

/// <summary>A calendar that one caller alone writes, who therefore knows at every time what has to be in it.</summary>
/// <param name="Id">The calendar.</param>
internal sealed record KnownCalendar(long Id)
{
    /// <summary>What is there, by id.</summary>
    public Dictionary<long, KnownEvent> Events { get; } = [];

    /// <summary>What was deleted, in that order.</summary>
    public List<DeletedEvent> Deleted { get; } = [];

    /// <summary>The ids whose alert was set.</summary>
    public HashSet<long> Armed { get; } = [];

    public void Add(KnownEvent created)
    {
        Assert.True(Events.TryAdd(created.Id, created), $"{created.Id} came twice.");
        if (created.IsAlertOwed)
        {
            Armed.Add(created.Id);
        }
    }

    public void Remove(long id, DateTimeOffset notBefore)
    {
        Events.Remove(id);
        Deleted.Add(new DeletedEvent(id, notBefore));
    }

    public void See(long id, string text) => Events[id] = Events[id].SeenAs(text);
}
