using Events.Core.Problems;
using Microsoft.Extensions.Options;

namespace Events.Core.Alerts;

/// <summary>Says whether the dispatch runs as often as it must: a timer that is dead while HTTP answers would go unseen.</summary>
public sealed class DispatchFreshness(DispatchRuns runs, IOptions<AlertOptions> options, TimeProvider timeProvider)
{
    private readonly DateTimeOffset _processStart = timeProvider.GetUtcNow();

    /// <summary>Returns when the end of the last run, one under way, or else the start of this process, is young enough. Costs a quorum read.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.Unavailable"/>: the last run is too old.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        DispatchRun? last = await runs.FindLastAsync(cancellationToken);
        DateTimeOffset since = last is not null && last.SeenAt > _processStart ? last.SeenAt : _processStart;
        if (timeProvider.GetUtcNow() - since > options.Value.StaleAfter)
        {
            throw new ProblemException(
                ProblemKind.Unavailable,
                $"No dispatch of alerts since {since:yyyy-MM-ddTHH:mm:ssZ}.",
                retryAfter: TimeSpan.FromMinutes(1));
        }
    }
}
