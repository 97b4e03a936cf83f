namespace Events.Reliability.Tests.Model.Steps;

/// <summary>The parameter of a filter, named like the parameter. The first three exclude the events of all other sequences.</summary>
internal enum FilterKind
{
    Calendar,
    Case,
    Id,
    Subject,
    Service,
    User,
    Title,
    IsAllday,
    ShowAs,
    StartFrom,
    StartTo,
    EndFrom,
    EndTo,
    AlertFrom,
    AlertTo,
    AlertSentFrom,
    AlertSentTo,
    CreatedFrom,
    CreatedTo,
    UpdatedFrom,
    UpdatedTo,
}
