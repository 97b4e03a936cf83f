using System.Text.Json.Serialization;

namespace Events.Core.Alerts;

/// <summary>The last run of the dispatch, or what one that takes long has done so far.</summary>
/// <param name="StartedAt">When it started.</param>
/// <param name="Result">What it did.</param>
public sealed record DispatchRun(DateTimeOffset StartedAt, DispatchResult Result)
{
    /// <summary>When it ended, or was last known to be under way.</summary>
    [JsonIgnore]
    public DateTimeOffset SeenAt => StartedAt + TimeSpan.FromMilliseconds(Result.DurationMs);
}
