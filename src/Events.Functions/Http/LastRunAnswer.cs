using Events.Core.Alerts;

namespace Events.Functions.Http;

/// <summary>The last run of the dispatch, as it is answered.</summary>
/// <param name="StartedAt">When it started.</param>
/// <param name="DurationMs">How long it took, in milliseconds.</param>
/// <param name="Delivered">Alerts that everybody has accepted.</param>
/// <param name="Retried">Alerts that are tried again.</param>
/// <param name="Failed">Alerts that were given up.</param>
public sealed record LastRunAnswer(string StartedAt, long DurationMs, int Delivered, int Retried, int Failed)
{
    /// <summary>The answer for a run.</summary>
    public static LastRunAnswer Of(DispatchRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return new LastRunAnswer(
            WrittenTime.Of(run.StartedAt), run.Result.DurationMs, run.Result.Delivered, run.Result.Retried, run.Result.Failed);
    }
}
