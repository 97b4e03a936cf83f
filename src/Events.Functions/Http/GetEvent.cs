using Events.Core.Access;
using Events.Core.Events;
using Events.Core.Events.Storing;
using Events.Core.Problems;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Answers one event.</summary>
public sealed class GetEvent(EventStore events)
{
    /// <summary>200 with the event and its <c>ETag</c>; 304 when the client has it; 404 when there is none.</summary>
    [Function(nameof(GetEvent))]
    [Requires(Scopes.Read)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/events/{event_id:long}")] HttpRequest request,
        string event_id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        NoParameters.Check(request);
        StoredEvent found = await events.FindAsync(RouteId.Parse(event_id, "event"), cancellationToken)
            ?? throw new ProblemException(ProblemKind.NotFound, "There is no event of that id.");
        request.HttpContext.Response.Headers.ETag = EntityTag.Of(found.Revision);
        return EntityTag.NoneMatches(request, found.Revision)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : new StoredJsonResult(found.Json);
    }
}
