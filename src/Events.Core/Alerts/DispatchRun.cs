namespace Events.Core.Alerts;

/// <summary>The last run of the dispatch.</summary>
/// <param name="StartedAt">When it started.</param>
/// <param name="Result">What it did.</param>
public sealed record DispatchRun(DateTimeOffset StartedAt, DispatchResult Result);
