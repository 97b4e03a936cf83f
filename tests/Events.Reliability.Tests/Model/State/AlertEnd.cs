namespace Events.Reliability.Tests.Model.State;

/// <summary>How a run of the dispatch leaves an alert.</summary>
internal enum AlertEnd
{
    Untried,
    Delivered,
    Retried,
    Failed,
}
