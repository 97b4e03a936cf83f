namespace Events.Reliability.Tests.Model.State;

/// <summary>What the service must have after all that was asked of it: plain data, and the rules of the contract over it.</summary>
internal sealed class PlainModel
{
    /// <summary>The events that are there, by id.</summary>
    public SortedDictionary<long, PlainEvent> Events { get; } = [];

    /// <summary>Every event that ever was, as it was created.</summary>
    public SortedDictionary<long, PlainEvent> Created { get; } = [];

    public List<PlainDeletion> Deleted { get; } = [];

    public Dictionary<long, PlainCasefile> Casefiles { get; } = [];

    public Dictionary<string, PlainKey> Keys { get; } = [];

    /// <summary>What is wrong with an event, each as a pointer and a code.</summary>
    public string[] FaultsOf(EventFields fields, string pointer) => [.. OwnFaultsOf(fields, pointer), .. SubjectFaultsOf(fields, before: null, pointer)];

    /// <summary>Of that, what needs no look at anything else.</summary>
    public static string[] OwnFaultsOf(EventFields fields, string pointer) => fields.End < fields.Start ? [$"{pointer}/end_at conflict"] : [];

    /// <summary>What the subject rule has against an event.</summary>
    /// <param name="fields">The event.</param>
    /// <param name="before">What it was before a change, of which only what differs is checked; null for a new one.</param>
    /// <param name="pointer">Where it stands in the body.</param>
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
