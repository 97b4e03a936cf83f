using Events.Core.Input;
using Events.Core.Time;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Events.Core.Alerts;

/// <summary>Checks that the dispatch runs often enough. Without this check, nobody would notice a timer that has stopped while HTTP still works.</summary>
public sealed class DispatchHealth(DispatchRuns runs, IOptions<AlertOptions> options, TimeProvider timeProvider)
{
    private readonly Instant _processStart = timeProvider.Now();

    /// <summary>
    /// Checks that the last run was recorded recently enough. The start of the process counts as a run, so that a new process has time for its first
    /// one. Costs a quorum read.
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
