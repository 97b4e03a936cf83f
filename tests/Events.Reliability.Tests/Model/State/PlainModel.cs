namespace Events.Reliability.Tests.Model.State;

/// <summary>The expected state of the service: plain data and the rules of the contract.</summary>
internal sealed class PlainModel
{
    /// <summary>The existing events, by id.</summary>
    public SortedDictionary<long, PlainEvent> Events { get; } = [];

    /// <summary>All events that ever existed, as they were created.</summary>
    public SortedDictionary<long, PlainEvent> Created { get; } = [];

    public List<PlainDeletion> Deleted { get; } = [];

    public Dictionary<long, PlainCasefile> Casefiles { get; } = [];

    public Dictionary<string, PlainKey> Keys { get; } = [];

    /// <summary>The errors of an event, each as a pointer and a code.</summary>
    public string[] FaultsOf(EventFields fields, string pointer) => [.. OwnFaultsOf(fields, pointer), .. SubjectFaultsOf(fields, before: null, pointer)];

    /// <summary>The errors that depend on the event alone.</summary>
    public static string[] OwnFaultsOf(EventFields fields, string pointer) => fields.End < fields.Start ? [$"{pointer}/end_at conflict"] : [];

    /// <summary>The errors of an event against its casefile.</summary>
    /// <param name="fields">The event.</param>
    /// <param name="before">The event before a change, or null for a new one. Only changed members are checked.</param>
    /// <param name="pointer">The pointer to the event in the body.</param>
    public string[] SubjectFaultsOf(EventFields fields, EventFields? before, string pointer)
    {
        if (!Casefiles.TryGetValue(fields.Case, out PlainCasefile? casefile))
        {
            return [];
        }

        bool isOtherCase = fields.Case != before?.Case;
        List<string> faults = [];
        if (fields.Subject is { } subject && (isOtherCase || subject != before?.Subject) && !casefile.Subjects.Contains(subject))
        {
            faults.Add($"{pointer}/subject_id not_connected");
        }

        if (fields.Service is { } service && (isOtherCase || service != before?.Service) && !casefile.Services.Contains(service))
        {
            faults.Add($"{pointer}/case_service_id not_connected");
        }

        return [.. faults];
    }

    public PlainKey Key(string name, long now)
    {
        if (!Keys.TryGetValue(name, out PlainKey? key))
        {
            Keys[name] = key = new PlainKey();
        }

        key.Expire(now);
        return key;
    }

    public void Delete(long id, long now)
    {
        Events.Remove(id, out PlainEvent? deleted);
        Deleted.Add(new PlainDeletion(id, deleted!.Fields.Calendar, now));
    }
}
