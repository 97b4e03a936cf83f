using Events.Core.Cosmos;
using Events.Core.Input;
using Microsoft.Extensions.Logging;

namespace Events.Core.Events.Storing;

/// <summary>Reserves ids for new events, and releases those that no event can have.</summary>
public sealed partial class ReservedIds(EventIds ids, EventIdIndex index, ContentionRetry contention, ILogger<ReservedIds> logger)
{
    /// <summary>Reserves a new id for an event of the calendar. Costs one write, and one of the counter for every block of ids.</summary>
    /// <exception cref="ProblemException">The database is unavailable, or rows already exist for the ids that the counter gives out.</exception>
    public async Task<long> ReserveAsync(long calendarId, CancellationToken cancellationToken)
    {
        long id = 0;
        bool isReserved = await contention.TryRunAsync(
            async stop =>
            {
                id = await ids.NextAsync(stop);
                return await index.TryReserveAsync(id, calendarId, stop);
            },
            cancellationToken);
        return isReserved ? id : throw ProblemException.Contended("The counter of ids");
    }

    /// <summary>
    /// Releases reserved ids that no event can have, by removing their rows. Costs one write for each. Such a row only takes space. So while the database
    /// throttles or is unavailable, the rows stay and are logged.
    /// </summary>
    public async Task ReleaseAsync(IEnumerable<long> eventIds, CancellationToken cancellationToken)
    {
        foreach (long eventId in eventIds)
        {
            try
            {
                await index.RemoveAsync(eventId, cancellationToken);
            }
            catch (ProblemException problem) when (problem.Kind is ProblemKind.Throttled or ProblemKind.Unavailable)
            {
                LogRowsLeft(problem, eventId);
                return;
            }
        }
    }

    [LoggerMessage(202, LogLevel.Warning, "The row of the reserved id {EventId}, which no event has, could not be removed, and the rows after it were not tried. They only take space")]
    private partial void LogRowsLeft(Exception exception, long eventId);
}
