using Events.Core.Alerts;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Timers;

/// <summary>Delivers the alerts whose time has come.</summary>
public sealed class DispatchDueAlerts(AlertDispatch dispatch)
{
    /// <summary>
    /// Runs on <c>AlertSchedule</c>, a six-field NCRONTAB expression. What is due is found by its own time, never by
    /// the tick's window, so a missed tick loses nothing.
    /// </summary>
    [Function(nameof(DispatchDueAlerts))]
    public Task RunAsync([TimerTrigger("%AlertSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        dispatch.RunAsync(cancellationToken);
}
