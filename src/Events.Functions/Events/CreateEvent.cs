using Events.Core.Access;
using Events.Core.Events;
using Events.Core.Events.Storing;
using Events.Core.Events.Writing;
using Events.Functions.Pipeline.Addresses;
using Events.Functions.Pipeline.Problems;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Responses;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Events;

/// <summary>Creates an event.</summary>
public sealed class CreateEvent(EventCreation creation, PublicAddress publicAddress)
{
    /// <summary>Returns 201 with the event, its <c>Location</c> and <c>ETag</c>. A retry with the same <c>Idempotency-Key</c> gets the same response.</summary>
    [Function(nameof(CreateEvent))]
    [RequiresScope(Scopes.Write)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        QueryParameters.RejectAll(request);
        IdempotencyKey? key = IdempotencyHeader.Read(request, nameof(CreateEvent));
        ReadOnlyMemory<byte> body = await JsonRequestBody.ReadAsync(request, cancellationToken);
        EventResponse created = await creation.CreateAsync(
            EventBody.ReadCreate(body), key, body, TraceIdentifier.Of(request.HttpContext), cancellationToken);
        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.Location = $"{publicAddress.For(request)}{request.Path}/{created.Id}";
        headers.ETag = RevisionTag.Of(created);
        return new RawJsonResult(created.Json, StatusCodes.Status201Created);
    }
}
