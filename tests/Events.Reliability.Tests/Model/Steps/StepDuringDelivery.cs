using System.Runtime.ExceptionServices;
using Events.Reliability.Tests.Model.State;
using Events.Testing.Http;

namespace Events.Reliability.Tests.Model.Steps;

/// <summary>A step that comes while the alert of an event is under way.</summary>
/// <param name="Target">The event's number.</param>
/// <param name="Step">The step, which is about that event.</param>
/// <param name="Seconds">How long the receiver takes to answer after it.</param>
internal sealed record StepDuringDelivery(int Target, Step Step, int Seconds)
{
    public IEnumerable<StepDuringDelivery> Simpler => Seconds == 0 ? [] : [this with { Seconds = 0 }];

    /// <summary>Dispatches, with the step in the middle if the alert is sent.</summary>
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

    // With others due, who of them had its time read before and who after would be chance.
    private bool IsAlone(SequenceRun run, long target) => !run.Model.Events.Values.Any(each =>
        each.Id != target && each.Alerts.Any(alert => alert.Stage == AlertStage.Owed && alert.From <= run.Now + Seconds));
}
