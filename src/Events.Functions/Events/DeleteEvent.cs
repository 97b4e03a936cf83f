using Events.Core.Access;
using Events.Core.Events.Writing;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Events;

/// <summary>Deletes an event.</summary>
public sealed class DeleteEvent(EventDeletion deletion)
{
    /// <summary>Returns 204, 404 when the event does not exist or is deleted already, and 412 when <c>If-Match</c> does not match.</summary>
    [Function(nameof(DeleteEvent))]
    [Produces(ProducesAttribute.NoContent)]
    [RequiresScope(Scopes.Write)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/events/{event_id:long}")] HttpRequest request,
        string event_id,
        CancellationToken cancellationToken)
    {
        QueryParameters.RejectAll(request);
        await deletion.RunAsync(RouteId.Parse(event_id, "event"), RevisionTag.Expected(request), cancellationToken);
        return Results.NoContent();
    }
}
