namespace Events.Reliability.Tests.Load;

/// <summary>A calendar that only one client writes. The client therefore always knows its content.</summary>
/// <param name="Id">The calendar.</param>
internal sealed record KnownCalendar(long Id)
{
    /// <summary>The existing events, by id.</summary>
    public Dictionary<long, KnownEvent> Events { get; } = [];

    /// <summary>The deleted events, in the order of their deletion.</summary>
    public List<DeletedEvent> Deleted { get; } = [];

    /// <summary>The ids of the events that have or had an alert.</summary>
    public HashSet<long> Armed { get; } = [];

    public void Add(KnownEvent created)
    {
        Assert.True(Events.TryAdd(created.Id, created), $"The id {created.Id} was assigned twice.");
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
