using Events.Core.Input;
using Events.Core.Time;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>Says whether the dispatch runs as often as it must. A timer that is dead while HTTP answers would not be noticed otherwise.</summary>
public sealed class DispatchHealth(DispatchRuns runs, IOptions<AlertOptions> options, TimeProvider timeProvider)
{
    private readonly Instant _processStart = timeProvider.Now();

    /// <summary>
    /// Returns when the last run ended, or is in progress, recently enough; until there is a run, when the process started recently enough. Costs a
    /// quorum read.
    /// </summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.Unavailable"/>: the last run is too old.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        DispatchRun? last = await runs.FindLastAsync(cancellationToken);
        Instant since = last is not null && last.SeenAt > _processStart ? last.SeenAt : _processStart;
        if (timeProvider.Now() - since > Duration.FromTimeSpan(options.Value.StaleAfter))
        {
            throw new ProblemException(
                ProblemKind.Unavailable,
                $"The dispatch of alerts has not run since {Timestamp.Format(since)}.",
                retryAfter: TimeSpan.FromMinutes(1));
        }
    }
}
