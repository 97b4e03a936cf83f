using System.Globalization;
using Events.Core.Alerts;
using Events.Core.Events.Listing;
using Events.Core.Input;
using Events.Core.Paging;
using Events.Simulator.Checks;
using Events.Simulator.Database;
using Events.Simulator.Processes;
using Events.Simulator.Scenarios;
using Events.Simulator.Scheduling;
using Events.Simulator.Tracing;
using Microsoft.Extensions.Options;

namespace Events.Simulator.Clients;

/// <summary>Everything that a run has: the database, the processes of the service, the receivers of alerts, and what the clients know.</summary>
internal sealed class World
{
    private const int MostCallsOfARequest = 600;
    private const int TimeStep = 2;
    private static readonly DateTimeOffset Start = new SimulatedClock(new VirtualScheduler(), TimeSpan.Zero).GetUtcNow();
    private static readonly IOptions<AlertOptions> Alerts = Options.Create(new AlertOptions
    {
        Lease = TimeSpan.FromSeconds(30),
        MaxAttempts = 4,
        RetryDelay = TimeSpan.FromSeconds(2),

        // Shorter than a receiver can take, so that long runs matter.
        StaleAfter = TimeSpan.FromSeconds(12),
        Concurrency = 3,
    });

    private readonly ServiceProcess[] _processes;
    private readonly Receiver[] _receivers;
    private readonly List<(RequestCalls Calls, ProblemKind? Problem)> _refused = [];
    private int _started;

    public World(Scenario scenario, VirtualScheduler scheduler, Trace trace)
    {
        Scenario = scenario;
        Scheduler = scheduler;
        Trace = trace;
        Random = new Random(scenario.Seed);
        Faults = new FaultPlan(Random, scenario.FaultRate, scenario.MostFaults, scenario.HasOutage ? Outage.Draw(Random) : null);
        Database = new SimulatedDatabase(new SimulatedClock(scheduler, TimeSpan.Zero), scenario.HasStaleReads) { LeavesExpired = scenario.LeavesExpired };
        _receivers = [.. ((string[])["webhook:a", "webhook:b"]).Select(name => new Receiver(name, scheduler, Random, trace, Records.Receipts))];
        ForeignDocuments.Add(Database, scenario.HasForeignDocuments);
        _processes = [.. Enumerable.Range(0, scenario.Processes).Select(_ => StartProcess())];
    }

    public Scenario Scenario { get; }

    public VirtualScheduler Scheduler { get; }

    public Trace Trace { get; }

    public Random Random { get; }

    public FaultPlan Faults { get; }

    public SimulatedDatabase Database { get; }

    public Records Records { get; } = new();

    /// <summary>How many requests the clients sent.</summary>
    public int Requests { get; private set; }

    /// <summary>The names of the channels of alerts.</summary>
    public IEnumerable<string> Channels => _receivers.Select(receiver => receiver.Name);

    public static Outcome OutcomeOf(ProblemKind problem) => problem == ProblemKind.Unavailable ? Outcome.Unknown : Outcome.NotDone;

    public static EventListRequest ListOf(long calendar, int perPage) =>
        (new EventListRequest { PerPage = perPage }).With(EventFilters.Calendar, calendar);

    /// <summary>All deleted events, page by page.</summary>
    public static async Task<List<long>> DeletedAsync(ServiceProcess process, int perPage)
    {
        List<long> ids = [];
        DeletedEventListRequest request = new() { PerPage = perPage };
        while (true)
        {
            Page<Core.Events.Storing.DeletedEvent> page = await process.DeletedList.ReadAsync(request, default);
            ids.AddRange(page.Items.Select(deleted => deleted.Id));
            if (page.Last is null)
            {
                return ids;
            }

            request = request with { After = page.Last };
        }
    }

    /// <summary>Any of the processes.</summary>
    public ServiceProcess Any()
    {
        int index = Random.Next(_processes.Length);
        if (_processes[index].Died.IsCompleted)
        {
            _processes[index] = StartProcess();
        }

        return _processes[index];
    }

    /// <summary>Sends a request to one of the processes, and waits for the answer or for the death of the process.</summary>
    public Task<Answer<TResult>> AskAsync<TResult>(string client, string request, Func<ServiceProcess, Task<TResult>> work)
        where TResult : class => AskAsync(client, request, Any(), work);

    /// <summary>Sends a request to a process, and waits for the answer or for the death of the process.</summary>
    public async Task<Answer<TResult>> AskAsync<TResult>(string client, string request, ServiceProcess process, Func<ServiceProcess, Task<TResult>> work)
        where TResult : class
    {
        Requests++;
        RequestCalls calls = RequestCalls.Begin(request);
        Trace.Add(client, request, process.Name, "sent");
        Answer<TResult> answer;
        try
        {
            Task<TResult> working = work(process);
            await Task.WhenAny(working, process.Died);
            answer = working.IsCompleted
                ? new Answer<TResult>(Outcome.Done, null, await working)
                : new Answer<TResult>(Outcome.Unknown, null, null);
        }
        catch (ProblemException problem)
        {
            answer = new Answer<TResult>(OutcomeOf(problem.Kind), problem.Kind, null);
        }
        catch (Exception exception) when (exception is not SimulationException)
        {
            throw new SimulationException($"{request} was answered 500: {exception}");
        }

        Trace.Add(client, request, process.Name, answer.Problem?.ToString() ?? answer.Outcome.ToString());
        Require(calls.Count <= MostCallsOfARequest, $"{request} made {calls.Count} calls of the database.");
        Require(calls.EventWrites.Distinct().Count() == calls.EventWrites.Count, $"{request} wrote an event twice.");
        if (answer.Outcome == Outcome.NotDone)
        {
            _refused.Add((calls, answer.Problem));
        }

        Require(
            Scenario.HasFaults || Scenario.LeavesExpired || answer.Problem is not (ProblemKind.Unavailable or ProblemKind.Throttled), $"{request} was answered {answer.Problem} without a fault.");
        return answer;
    }

    /// <summary>Checks that nothing was done of what was refused, also not later.</summary>
    /// <exception cref="SimulationException">Something was done.</exception>
    public void CheckRefusals()
    {
        foreach ((RequestCalls calls, ProblemKind? problem) in _refused)
        {
            Require(calls.EventWrites.Count == 0, $"{calls.Request} was answered {problem}, and it was done.");
        }
    }

    /// <summary>Ends the run if a condition does not hold.</summary>
    /// <exception cref="SimulationException">It does not hold.</exception>
    public static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new SimulationException(otherwise);
        }
    }

    /// <summary>The time so many seconds from now, as the API takes it, in steps of two seconds: an alert is often moved back to a time that it had.</summary>
    public string TimeIn(int seconds) =>
        Start.AddSeconds(((Scheduler.Ticks / TimeSpan.TicksPerSecond) + seconds) / TimeStep * TimeStep).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The virtual time in Unix seconds.</summary>
    public static long UnixSeconds(long ticks) => Start.AddTicks(ticks).ToUnixTimeSeconds();

    /// <summary>Ends all faults: from now on everything answers.</summary>
    public void EndFaults()
    {
        Faults.IsOver = true;
        Database.LeavesExpired = false;
        foreach (Receiver receiver in _receivers)
        {
            receiver.IsReliable = true;
        }
    }

    private ServiceProcess StartProcess()
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"process {++_started}");

        // The clocks of processes are up to five seconds apart.
        SimulatedClock clock = new(Scheduler, TimeSpan.FromMilliseconds(Random.Next(-2_500, 2_500)));
        Network network = new(Scheduler, Database, Faults, Random, Trace, name);
        return new ServiceProcess(name, clock, network, Database, _receivers, Random, Alerts);
    }
}
