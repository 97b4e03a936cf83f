namespace Events.Reliability.Tests.Model.Steps;

/// <summary>The parameter of a filter.</summary>
internal enum FilterKind
{
    Calendar,
    Case,
    Ids,
    Subject,
    User,
    Title,
    IsAllday,
    StartFrom,
    StartTo,
    EndFrom,
    AlertFrom,
    AlertTo,
    AlertSentFrom,
    AlertSentTo,
    CreatedFrom,
    CreatedTo,
    UpdatedFrom,
    UpdatedTo,
}
