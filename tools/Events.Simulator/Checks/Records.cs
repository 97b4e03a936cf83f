using System.Text;
using Events.Core.Events.Storing;
using Events.Simulator.Processes;
using Events.Simulator.Scheduling;

namespace Events.Simulator.Checks;

/// <summary>What all clients know together.</summary>
internal sealed class Records
{
    private readonly List<KnownEvent> _events = [];
    private readonly Dictionary<long, KnownEvent> _byId = [];
    private readonly List<CreateAttempt> _creates = [];
    private long _lastUser = 1000;

    public IReadOnlyList<KnownEvent> Events => _events;

    public IReadOnlyList<CreateAttempt> Creates => _creates;

    /// <summary>What receivers of alerts got.</summary>
    public List<Receipt> Receipts { get; } = [];

    /// <summary>What is known of the addresses of feeds.</summary>
    public FeedRecords Feeds { get; } = new();

    public KnownEvent? Find(long id) => _byId.GetValueOrDefault(id);

    /// <summary>Notes a create before it is sent.</summary>
    public CreateAttempt Begin()
    {
        CreateAttempt attempt = new(++_lastUser);
        _creates.Add(attempt);
        return attempt;
    }

    /// <summary>Takes the answer to a create.</summary>
    /// <exception cref="SimulationException">Another event has the id.</exception>
    public KnownEvent Created(CreateAttempt attempt, EventResponse answer, long calendar)
    {
        string json = Encoding.UTF8.GetString(answer.Json.Span);
        if (!json.Contains($"\"users_list\":[{attempt.User}]", StringComparison.Ordinal))
        {
            throw new SimulationException($"The create of user {attempt.User} was answered with another event: {json}");
        }

        if (attempt.Outcome == Outcome.Done)
        {
            return _byId.TryGetValue(answer.Id, out KnownEvent? first) && first.Created == json
                ? first
                : throw new SimulationException($"A repeated create was answered with {json}, which is not the first answer.");
        }

        attempt.Outcome = Outcome.Done;
        KnownEvent created = new(answer, calendar);
        if (!_byId.TryAdd(created.Id, created))
        {
            throw new SimulationException($"Two creates were answered with the id {created.Id}.");
        }

        _events.Add(created);
        return created;
    }
}
