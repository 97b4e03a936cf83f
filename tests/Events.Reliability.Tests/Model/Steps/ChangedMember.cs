namespace Events.Reliability.Tests.Model.Steps;

/// <summary>A member of an event that a patch changes.</summary>
internal enum ChangedMember
{
    Title,
    Start,
    End,
    Alert,
    Subject,
    Service,
    Case,
    Users,
    IsAllday,
    Calendar,
}
