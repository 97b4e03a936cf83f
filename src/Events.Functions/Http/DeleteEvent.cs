using Events.Core.Access;
using Events.Core.Events.Deleting;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Deletes an event.</summary>
public sealed class DeleteEvent(EventDeletion deletion)
{
    /// <summary>204; 404 when there is none, so for a repeat too; 412 when <c>If-Match</c> does not hold.</summary>
    [Function(nameof(DeleteEvent))]
    [Answers(AnswersAttribute.Nothing)]
    [Requires(Scopes.Write)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/events/{event_id:long}")] HttpRequest request,
        string event_id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        NoParameters.Check(request);
        await deletion.RunAsync(RouteId.Parse(event_id, "event"), EntityTag.Expected(request), cancellationToken);
        return Results.NoContent();
    }
}
