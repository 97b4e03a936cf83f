using Events.Core.Access;
using Events.Core.Events.Storing;
using Events.Core.Input;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Responses;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Events;

/// <summary>Returns an event.</summary>
public sealed class GetEvent(EventStore events)
{
    /// <summary>Returns 200 with the event and its <c>ETag</c>, 304 when the client has it, and 404 when it does not exist.</summary>
    [Function(nameof(GetEvent))]
    [RequiresScope(Scopes.Read)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/events/{event_id:long}")] HttpRequest request,
        string event_id,
        CancellationToken cancellationToken)
    {
        QueryParameters.RejectAll(request);
        EventResponse found = await events.FindAsync(RouteId.Parse(event_id, "event"), cancellationToken)
            ?? throw ProblemException.NoEvent();
        string tag = RevisionTag.Of(found);
        request.HttpContext.Response.Headers.ETag = tag;
        return EntityTag.NoneMatches(request, tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : new RawJsonResult(found.Json);
    }
}
