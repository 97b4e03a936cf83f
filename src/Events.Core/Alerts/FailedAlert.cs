using NodaTime;

namespace Events.Core.Alerts;

/// <summary>An alert that has failed and is not tried again.</summary>
/// <param name="EventId">The event.</param>
/// <param name="CalendarId">Its calendar.</param>
/// <param name="AlertAt">When it was due.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="FailedAt">When it failed.</param>
/// <param name="LastError">The last error, by channel.</param>
public sealed record FailedAlert(long EventId, long CalendarId, Instant AlertAt, int Attempts, Instant FailedAt, string LastError);
