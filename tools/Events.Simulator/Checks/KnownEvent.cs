using System.Text;
using System.Text.Json;
using Events.Core.Events.Storing;
using Events.Simulator.Scheduling;

namespace Events.Simulator.Checks;

/// <summary>An event whose create was answered: what the answers of all clients say of it, and whether they agree.</summary>
internal sealed class KnownEvent
{
    private readonly Dictionary<long, string> _versions = [];

    public KnownEvent(EventResponse created, long calendar)
    {
        Id = created.Id;
        Calendar = calendar;
        Created = Encoding.UTF8.GetString(created.Json.Span);
        Title = Part(ChangedPart.Title, Created);
        Body = Part(ChangedPart.Body, Created);
        AlertAt = Part(ChangedPart.AlertAt, Created);
        _versions.Add(1, Created);
    }

    public long Id { get; }

    public long Calendar { get; }

    /// <summary>The event as it was created, JSON.</summary>
    public string Created { get; }

    public string? Title { get; }

    public string? Body { get; }

    public string? AlertAt { get; }

    /// <summary>The changes that clients asked for.</summary>
    public List<Change> Changes { get; } = [];

    /// <summary>The newest revision that an answer had.</summary>
    public long Newest { get; private set; } = 1;

    /// <summary>Whether a delete was answered with success.</summary>
    public bool IsDeleted => Changes.Exists(change => change is { Part: ChangedPart.Existence, Outcome: Outcome.Done });

    /// <summary>Whether a delete may be done.</summary>
    public bool MayBeDeleted => Changes.Exists(change => change is { Part: ChangedPart.Existence, Outcome: not Outcome.NotDone });

    /// <summary>The answers by their revision.</summary>
    public IReadOnlyDictionary<long, string> Versions => _versions;

    /// <summary>The change that set <c>alert_at</c> to another value last; null where the create set it, or where that is unknown.</summary>
    public Change? FindLastArming()
    {
        List<Change> changes = [.. Changes.Where(change => change.Part == ChangedPart.AlertAt)];
        if (changes.Exists(change => change.Outcome is Outcome.Unknown or Outcome.Open))
        {
            return null;
        }

        Change? arming = null;
        string? value = AlertAt;
        foreach (Change change in changes.Where(change => change.Outcome == Outcome.Done).OrderBy(change => change.Revision).Where(change => change.Value != value))
        {
            (arming, value) = (change, change.Value);
        }

        return arming;
    }

    /// <summary>Takes an answer with the event.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="newestBefore">The newest revision that was known when the request was sent.</param>
    /// <exception cref="SimulationException">It contradicts an earlier answer.</exception>
    public void Saw(EventResponse answer, long newestBefore)
    {
        string json = Encoding.UTF8.GetString(answer.Json.Span);
        if (answer.Id != Id)
        {
            throw new SimulationException($"The answer for event {Id} has event {answer.Id}.");
        }

        if (answer.Revision < newestBefore)
        {
            throw new SimulationException($"Event {Id} was answered with revision {answer.Revision} after revision {newestBefore} was answered.");
        }

        if (!_versions.TryAdd(answer.Revision, json) && _versions[answer.Revision] != json)
        {
            throw new SimulationException($"Event {Id} has two states with revision {answer.Revision}: {_versions[answer.Revision]} and {json}");
        }

        Newest = Math.Max(Newest, answer.Revision);
        CheckUpdatedAt(answer.Revision, json);
    }

    // Clients that follow changes tell two states of an event apart by updated_at.
    private void CheckUpdatedAt(long revision, string json)
    {
        foreach ((long other, string version) in _versions.Where(version => version.Key != revision))
        {
            int order = string.CompareOrdinal(Text("updated_at", json), Text("updated_at", version));
            if (order == 0 || order > 0 != revision > other)
            {
                throw new SimulationException($"Revision {revision} of event {Id} is {json}, and revision {other} is {version}: updated_at does not grow.");
            }
        }
    }

    /// <summary>Takes an answer that the event does not exist.</summary>
    /// <exception cref="SimulationException">Nobody deleted it.</exception>
    public void SawNothing()
    {
        if (!MayBeDeleted)
        {
            throw new SimulationException($"Event {Id} was created and is not found, and nobody deleted it.");
        }
    }

    /// <summary>The value of a part of the event object.</summary>
    public static string? Part(ChangedPart part, string json) => Text(
        part switch
        {
            ChangedPart.Title => "title",
            ChangedPart.Body => "body",
            ChangedPart.AlertAt => "alert_at",
            _ => throw new ArgumentOutOfRangeException(nameof(part)),
        },
        json);

    private static string? Text(string member, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty(member).GetString();
    }
}
