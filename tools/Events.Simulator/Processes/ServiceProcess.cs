using Events.Core;
using Events.Core.Access;
using Events.Core.Alerts;
using Events.Core.Casefiles;
using Events.Core.Cosmos;
using Events.Core.Events.Listing;
using Events.Core.Events.Storing;
using Events.Core.Events.Writing;
using Events.Core.Feeds;
using Events.Core.Telemetry;
using Events.Simulator.Database;
using Events.Simulator.Scheduling;
using LocalCosmos.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Events.Simulator.Processes;

/// <summary>
/// One process of the service: the real classes of Events.Core, with their own memory, clock and way to the database. It is wired by hand, because a
/// service provider for every process of every run would cost more than the run.
/// </summary>
internal sealed class ServiceProcess
{
    private static readonly IOptions<CosmosOptions> CosmosSettings = Options.Create(new CosmosOptions { ConnectionString = "simulated" });
    private static readonly IOptions<CasefileOptions> CasefileSettings = Options.Create(new CasefileOptions());
    private static readonly IOptions<FeedOptions> FeedSettings = Options.Create(new FeedOptions { SigningKey = Convert.ToBase64String(new byte[FeedOptions.ShortestKey]) });
    private static readonly EventsMeter Meter = new(new IdleMeterFactory());
    private static readonly PropertyPath EventsKey = PropertyPath.Parse(EventsContainer.CalendarId);
    private static readonly PropertyPath SystemKey = PropertyPath.Parse(SystemContainer.PartitionKeyPath);
    private readonly TaskCompletionSource _died = new();

    /// <param name="name">The name in the trace.</param>
    /// <param name="clock">Its clock.</param>
    /// <param name="network">Its way to the database.</param>
    /// <param name="database">The database.</param>
    /// <param name="channels">The channels of alerts.</param>
    /// <param name="random">The random numbers of the run.</param>
    /// <param name="alerts">The settings of alerts.</param>
    public ServiceProcess(
        string name,
        SimulatedClock clock,
        Network network,
        SimulatedDatabase database,
        IReadOnlyList<IAlertChannel> channels,
        Random random,
        IOptions<AlertOptions> alerts)
    {
        Name = name;
        Clock = clock;
        Network = network;
        network.Crashed = Die;
        SimulatedClient client = new(
            new SimulatedContainer(EventsDatabase.EventsName, database.Events, network, EventsKey, clock),
            new SimulatedContainer(SystemContainer.Name, database.System, network, SystemKey, clock));
        CosmosCalls calls = new(Meter, clock);
        EventsDatabase containers = new(client, CosmosSettings);
        SystemDocuments system = new(containers, calls, CoreJson.Serializer);
        UnreadableDocuments unreadable = new(Meter, NullLogger<UnreadableDocuments>.Instance);
        ContentionRetry contention = new(clock, random);
        DatabaseRetry retry = new(clock, random);
        EventDocuments documents = new(containers, calls, CoreJson.Serializer, unreadable);
        EventQueries queries = new(containers, calls, unreadable);
        EventIdIndex index = new(system, random, cachedCalendars: 100);
        EventIds ids = new(containers, system, calls, CoreJson.Serializer, contention, clock);
        ReservedIds reserved = new(ids, index, contention, NullLogger<ReservedIds>.Instance);
        EventUpdate update = new(index, documents, new EventLocks(clock), contention, random);
        Events = new EventStore(reserved, index, documents, contention, clock, random);
        Casefiles = new CasefileStore(system);
        SubjectRule rule = new(Casefiles, CasefileSettings);
        CreationPlans plans = new(system, reserved, contention, clock);
        Creation = new EventCreation(Events, reserved, rule, plans, clock);
        Batches = new BatchCreation(Events, reserved, rule, plans, clock);
        Changes = new EventChange(update, documents, rule, clock);
        Deletions = new EventDeletion(update, index, clock, NullLogger<EventDeletion>.Instance);
        List = new EventList(queries, documents, new DatabaseSchema(system));
        DeletedList = new DeletedEventList(queries, CoreJson.Serializer);
        AlertStore store = new(containers, queries, documents, calls, unreadable);
        AlertDelivery delivery = new(store, channels, retry, Meter, alerts, clock, random, NullLogger<AlertDelivery>.Instance);
        DispatchRuns runs = new(system);
        AlertCounts counts = new(queries, store, runs, alerts, clock);
        Dispatch = new AlertDispatch(store, delivery, counts, retry, runs, Meter, alerts, clock, NullLogger<AlertDispatch>.Instance);
        Health = new DispatchHealth(runs, alerts, clock);
        FailedAlerts = new FailedAlerts(queries, store, update, clock);
        FeedAddresses = new FeedAddresses(system, new FeedSignature(FeedSettings), contention);
        Feeds = new CalendarFeeds(List);
        Tokens = new TokenStore(containers, system, calls, CoreJson.Serializer, clock);
        Authenticator = new TokenAuthenticator(Tokens, clock, cachedTokens: 100);
    }

    public string Name { get; }

    public SimulatedClock Clock { get; }

    public Network Network { get; }

    public EventStore Events { get; }

    public EventCreation Creation { get; }

    public BatchCreation Batches { get; }

    public EventChange Changes { get; }

    public EventDeletion Deletions { get; }

    public EventList List { get; }

    public DeletedEventList DeletedList { get; }

    public AlertDispatch Dispatch { get; }

    public DispatchHealth Health { get; }

    public FailedAlerts FailedAlerts { get; }

    public CasefileStore Casefiles { get; }

    public FeedAddresses FeedAddresses { get; }

    public CalendarFeeds Feeds { get; }

    public TokenStore Tokens { get; }

    public TokenAuthenticator Authenticator { get; }

    /// <summary>Ends when the process dies.</summary>
    public Task Died => _died.Task;

    /// <summary>Ends the process. What it was doing stops where it is: no answer and no timer reaches it any more.</summary>
    public void Die()
    {
        Network.Kill();
        Clock.IsStopped = true;
        _died.TrySetResult();
    }
}
