namespace Events.Reliability.Tests.Model.State;

/// <summary>The result of a run of the dispatch for one alert.</summary>
internal enum AlertEnd
{
    Untried,
    Delivered,
    Retried,
    Failed,
}
