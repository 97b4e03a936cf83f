using Events.Core.Access;
using Events.Core.Alerts;
using Events.Core.Events.Storing;
using Events.Core.Problems;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Sends a failed alert again.</summary>
public sealed class RetryAlert(EventRows rows, FailedAlerts alerts)
{
    /// <summary>202 when it is due again; 409 when it has not failed; 404 for no such event.</summary>
    [Function(nameof(RetryAlert))]
    [Answers(AnswersAttribute.Nothing)]
    [Requires(Scopes.Operate)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/events/{event_id:long}/alert/retry")] HttpRequest request,
        string event_id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        NoParameters.Check(request);
        long id = RouteId.Parse(event_id, "event");
        RearmResult result = await rows.FindCalendarAsync(id, cancellationToken) is { } calendarId
            ? await alerts.RetryAsync(id, calendarId, cancellationToken)
            : RearmResult.NoEvent;
        return result switch
        {
            RearmResult.Rearmed => Results.StatusCode(StatusCodes.Status202Accepted),
            RearmResult.NotFailed => throw new ProblemException(ProblemKind.Conflict, "The event's alert has not failed."),
            _ => throw new ProblemException(ProblemKind.NotFound, "There is no event of that id."),
        };
    }
}
