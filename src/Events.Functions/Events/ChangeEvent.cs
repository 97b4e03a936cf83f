using Events.Core.Access;
using Events.Core.Events.Storing;
using Events.Core.Events.Writing;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Responses;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Events;

/// <summary>Changes an event with a JSON Merge Patch.</summary>
public sealed class ChangeEvent(EventChange change)
{
    /// <summary>Returns 200 with the changed event and its <c>ETag</c>, 404 when the event does not exist, and 412 when <c>If-Match</c> does not match.</summary>
    [Function(nameof(ChangeEvent))]
    [RequiresScope(Scopes.Write)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "v1/events/{event_id:long}")] HttpRequest request,
        string event_id,
        CancellationToken cancellationToken)
    {
        QueryParameters.RejectAll(request);
        long id = RouteId.Parse(event_id, "event");
        using EventPatch patch = EventPatch.Read(await JsonRequestBody.ReadPatchAsync(request, cancellationToken));
        EventResponse changed = await change.RunAsync(id, patch, RevisionTag.Expected(request), cancellationToken);
        request.HttpContext.Response.Headers.ETag = RevisionTag.Of(changed);
        return new RawJsonResult(changed.Json);
    }
}
