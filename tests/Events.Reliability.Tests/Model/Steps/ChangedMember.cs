namespace Events.Reliability.Tests.Model.Steps;

/// <summary>
/// A member of an event that a patch changes, named like the member. A patch is applied in this order: <c>alert_before</c> comes after <c>alert_at</c>, which
/// it replaces, and before <c>start_at</c>, which moves the alert only if <c>alert_before</c> stays.
/// </summary>
internal enum ChangedMember
{
    AlertAt,
    AlertBefore,
    StartAt,
    EndAt,
    Title,
    SubjectId,
    CaseServiceId,
    CasefileId,
    UsersList,
    IsAllday,
    CalendarId,
    ShowAs,
}
