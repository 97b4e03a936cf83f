using Events.Core.Access;
using Events.Core.Events;
using Events.Core.Events.Changing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Changes an event by a JSON Merge Patch.</summary>
public sealed class ChangeEvent(EventChange change)
{
    /// <summary>200 with the event as it is now and its <c>ETag</c>; 404 when there is none; 412 when <c>If-Match</c> does not hold.</summary>
    [Function(nameof(ChangeEvent))]
    [Requires(Scopes.Write)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = "v1/events/{event_id:long}")] HttpRequest request,
        string event_id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        NoParameters.Check(request);
        long id = RouteId.Parse(event_id, "event");
        using EventPatch patch = EventPatch.Read(await JsonRequestBody.ReadPatchAsync(request, cancellationToken));
        StoredEvent changed = await change.RunAsync(id, patch, EntityTag.Expected(request), cancellationToken);
        request.HttpContext.Response.Headers.ETag = EntityTag.Of(changed.Revision);
        return new StoredJsonResult(changed.Json);
    }
}
