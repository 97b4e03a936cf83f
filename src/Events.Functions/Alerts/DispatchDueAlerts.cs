using Events.Core.Alerts;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Alerts;

/// <summary>Delivers the due alerts on a schedule.</summary>
public sealed class DispatchDueAlerts(AlertDispatch dispatch)
{
    /// <summary>
    /// Runs on <c>AlertSchedule</c>, an NCRONTAB expression of six fields. A run delivers every alert that is due, however old it is, so a missed
    /// run loses no alert.
    /// </summary>
    [Function(nameof(DispatchDueAlerts))]
    public Task RunAsync([TimerTrigger("%AlertSchedule%")] TimerInfo timer, CancellationToken cancellationToken) =>
        dispatch.RunAsync(cancellationToken);
}
