using System.Runtime.ExceptionServices;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>A step during the delivery of the alert of an event.</summary>
/// <param name="Target">The event's number.</param>
/// <param name="Step">The step, on the same event.</param>
/// <param name="Seconds">The time until the receiver answers after the step.</param>
internal sealed record StepDuringDelivery(int Target, Step Step, int Seconds)
{
    public IEnumerable<StepDuringDelivery> Simpler => Seconds == 0 ? [] : [this with { Seconds = 0 }];

    /// <summary>Runs the dispatch, and the step when the alert is sent.</summary>
    public async Task<Answer> DuringAsync(SequenceRun run, Func<Task<Answer>> dispatch)
    {
        long target = run.Target(Target);
        int times = 0;
        ExceptionDispatchInfo? failure = null;
        run.Service.Receiver.Meanwhile = async eventId =>
        {
            if (eventId == target && Interlocked.Increment(ref times) == 1)
            {
                try
                {
                    await Step.RunAsync(run);
                    if (IsAlone(run, target))
                    {
                        run.Service.Clock.Advance(Seconds);
                    }
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                }
            }
        };
        Answer answer = await dispatch();
        run.Service.Receiver.Meanwhile = _ => Task.CompletedTask;
        failure?.Throw();
        return answer;
    }

    public override string ToString() => $"{Step}{(Seconds == 0 ? "" : $" and {Seconds} seconds pass")}";

    // If other alerts are due too, it is random whether the service reads the time for them before or after the clock moves.
    private bool IsAlone(SequenceRun run, long target) => !run.Model.Events.Values.Any(each =>
        each.Id != target && each.Alerts.Any(alert => alert.Stage == AlertStage.Owed && alert.From <= run.Now + Seconds));
}
