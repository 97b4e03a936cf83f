using Events.Core.Alerts;

namespace Events.Functions.Http;

/// <summary>A failed alert, as it is answered.</summary>
/// <param name="EventId">The event.</param>
/// <param name="CalendarId">Its calendar.</param>
/// <param name="AlertAt">When it was due.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FailedAt">When it was given up.</param>
/// <param name="LastError">What went wrong last, by channel.</param>
public sealed record FailedAlertAnswer(long EventId, long CalendarId, string AlertAt, int Attempts, string FailedAt, string LastError)
{
    /// <summary>The answer for a failed alert.</summary>
    public static FailedAlertAnswer Of(FailedAlert alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return new FailedAlertAnswer(
            alert.EventId, alert.CalendarId, WrittenTime.Of(alert.AlertAt), alert.Attempts, WrittenTime.Of(alert.FailedAt), alert.LastError);
    }
}
