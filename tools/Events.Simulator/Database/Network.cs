using System.Globalization;
using Events.Simulator.Scheduling;
using Events.Simulator.Tracing;
using LocalCosmos.Errors;
using Microsoft.Azure.Cosmos;

namespace Events.Simulator.Database;

/// <summary>
/// The way of one process to the database. Each call waits a random time before it is done and before its answer arrives, so that calls of all
/// processes mix in every order. <see cref="FaultPlan"/> says what goes wrong.
/// </summary>
internal sealed class Network(VirtualScheduler scheduler, SimulatedDatabase database, FaultPlan faults, Random random, Trace trace, string process)
{
    private static readonly int[] Refusals = [429, 429, 503, 408, 449, 410, 500];

    /// <summary>The scheduler of the run.</summary>
    public VirtualScheduler Scheduler => scheduler;

    /// <summary>Whether the process has died: no answer reaches it any more.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Called when a fault ends the process.</summary>
    public Action? Crashed { get; set; }

    /// <summary>Ends the process: calls that are on their way may still arrive, and their answers are lost.</summary>
    public void Kill() => IsDead = true;

    /// <summary>The size of a page of a query: now and then smaller than what was asked for.</summary>
    public int PageSize(int asked) => faults.CutsPage() ? 1 + random.Next(3) : asked;

    /// <summary>Sends a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="execute">Does it.</param>
    public Task<ResponseMessage> SendAsync(DatabaseCall call, Func<SimulatedResponse> execute)
    {
        scheduler.CheckThread();
        RequestCalls? request = RequestCalls.Current;
        if (request is not null)
        {
            request.Count++;
        }

        TaskCompletionSource<ResponseMessage> answered = new();
        NetworkFault fault = faults.Next(call, scheduler.Ticks);
        switch (fault)
        {
            case NetworkFault.None:
                After(Latency(), () => Answer(Execute()));
                break;
            case NetworkFault.Refused:
                After(Latency(), () => Answer(Refuse()));
                break;
            case NetworkFault.Full:
                trace.Add(process, call.Name, call.Traced, "403 full");
                After(Latency(), () => Answer(new SimulatedResponse(403).SubStatus(1014)));
                break;
            case NetworkFault.NotSent:
                After(Latency(), () => Fail());
                break;
            case NetworkFault.AnswerLost:
                After(Latency(), () =>
                {
                    Execute();
                    Fail();
                });
                break;
            case NetworkFault.RepeatedAfterDone:
                After(Latency(), () =>
                {
                    Execute();
                    After(LongLatency(), () => Answer(Execute().AsRepeated()));
                });
                break;
            case NetworkFault.RepeatedAfterLost:
                After(LongLatency(), () => Answer(Execute().AsRepeated()));
                break;
            case NetworkFault.Delayed:
                After(VeryLongLatency(), () => Answer(Execute()));
                break;
            case NetworkFault.Crash:
                if (random.Next(2) == 0)
                {
                    After(Latency(), () => Execute());
                }

                After(Latency() / 2, () => Crashed?.Invoke());
                break;
        }

        return answered.Task;

        void After(TimeSpan delay, Action action) => scheduler.Schedule(delay, action);

        SimulatedResponse Execute()
        {
            SimulatedResponse response = Do(execute);
            if (response.IsSuccessStatusCode && call.WritesEvent)
            {
                request?.EventWrites.Add(call.Target);
            }

            trace.Add(process, call.Name, call.Traced, Text(response.Status, fault));
            return response;
        }

        SimulatedResponse Refuse()
        {
            int status = Refusals[random.Next(Refusals.Length)];
            trace.Add(process, call.Name, call.Traced, Text(status, fault));
            return status == 429 ? new SimulatedResponse(status).RetryAfter(random.Next(100)) : new SimulatedResponse(status);
        }

        void Answer(SimulatedResponse response) => After(Latency(), () =>
        {
            if (!IsDead)
            {
                answered.TrySetResult(response);
            }
        });

        void Fail()
        {
            trace.Add(process, call.Name, call.Traced, Text(0, fault));
            After(Latency(), () =>
            {
                if (!IsDead)
                {
                    answered.TrySetException(new HttpRequestException("The connection was lost."));
                }
            });
        }
    }

    private static string Text(int status, NetworkFault fault) => (status, fault) switch
    {
        (200, NetworkFault.None) => "200",
        (201, NetworkFault.None) => "201",
        (204, NetworkFault.None) => "204",
        (404, NetworkFault.None) => "404",
        (_, NetworkFault.None) => status.ToString(CultureInfo.InvariantCulture),
        _ => $"{status} {fault}",
    };

    private SimulatedResponse Do(Func<SimulatedResponse> execute)
    {
        if (faults.CatchesUp())
        {
            database.CatchUp();
        }

        try
        {
            return execute();
        }
        catch (RefusedException refused)
        {
            return new SimulatedResponse(refused.Status);
        }
    }

    // 0.2 to 5 ms.
    private TimeSpan Latency() => TimeSpan.FromTicks(2_000 + random.Next(48_000));

    // Up to two seconds: the client waits before it sends a call again.
    private TimeSpan LongLatency() => TimeSpan.FromTicks(random.Next(20_000_000));

    // Up to 25 seconds, which is longer than the service waits.
    private TimeSpan VeryLongLatency() => TimeSpan.FromTicks(random.NextInt64(250_000_000));
}
