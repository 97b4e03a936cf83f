namespace Events.EndToEnd.Tests.Reliability.Model;

/// <summary>How a run of the dispatch leaves an alert.</summary>
internal enum AlertEnd
{
    Untried,
    Delivered,
    Retried,
    Failed,
}
