using Events.Core.Input;
using Events.Core.Time;
using NodaTime;

namespace Events.Core.Events;

/// <summary>How <c>alert_at</c>, <c>alert_before</c> and <c>start_at</c> depend on each other.</summary>
internal static class AlertRules
{
    // 366 days.
    private const int LongestBefore = 527_040;

    /// <summary>Reads when the alert is due.</summary>
    /// <param name="at"><c>alert_at</c>, which the client may send without <c>alert_before</c>.</param>
    /// <param name="before"><c>alert_before</c>, the minutes before the start.</param>
    /// <param name="start">The start of the event; null where it breaks a rule.</param>
    public static (Instant? At, int? Before) Read(JsonMember at, JsonMember before, Instant? start)
    {
        Instant? alertAt = EventRules.Time(at);
        int? minutes = (int?)before.Integer(0, LongestBefore);

        // A patch that sends only alert_at fixes the time of the alert, so a stored alert_before no longer applies.
        if (minutes is null || (!before.IsSent && at.IsSent))
        {
            return (alertAt, null);
        }

        if (start is not { } startAt)
        {
            return (alertAt, minutes);
        }

        Instant due = startAt - Duration.FromMinutes(minutes.Value);
        if (due < Timestamp.Earliest)
        {
            before.Refuse(FaultCodes.Range, "Must not set alert_at before the year 1900.");
        }
        else if (at.IsSent && alertAt is { } given && given != due)
        {
            at.Refuse(FaultCodes.Conflict, $"Must be {Timestamp.Format(due)}, which alert_before sets, or be left out.");
        }

        return (due, minutes);
    }
}
