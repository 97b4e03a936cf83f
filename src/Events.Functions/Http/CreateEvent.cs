using Events.Core.Access;
using Events.Core.Casefiles;
using Events.Core.Events;
using Events.Core.Events.Storing;
using Events.Core.Problems;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Creates an event.</summary>
public sealed class CreateEvent(EventStore events, SubjectRule subjectRule)
{
    /// <summary>201 with the event, its <c>Location</c> and <c>ETag</c>.</summary>
    [Function(nameof(CreateEvent))]
    [Requires(Scopes.Write)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        NoParameters.Check(request);
        EventDraft draft = EventBody.ReadCreate(await JsonRequestBody.ReadAsync(request, cancellationToken));
        FaultList faults = new();
        await subjectRule.CheckAsync(draft, "#/event", faults, cancellationToken);
        faults.ThrowIfAny(ProblemKind.InvalidBody, "The event breaks a rule.");
        StoredEvent created = await events.CreateAsync(draft, cancellationToken);
        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.Location = $"{PublicAddress.Of(request)}{request.Path}/{created.Id}";
        headers.ETag = EntityTag.Of(created.Revision);
        return new StoredJsonResult(created.Json, StatusCodes.Status201Created);
    }
}
