using Events.Core.Access;
using Events.Core.Events;
using Events.Core.Events.Idempotency;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Creates an event.</summary>
public sealed class CreateEvent(EventCreation creation, PublicAddress publicAddress)
{
    /// <summary>201 with the event, its <c>Location</c> and <c>ETag</c>; the same again to a repeat under an <c>Idempotency-Key</c>.</summary>
    [Function(nameof(CreateEvent))]
    [Requires(Scopes.Write)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        NoParameters.Check(request);
        IdempotencyKey? key = IdempotencyHeader.Read(request, nameof(CreateEvent));
        ReadOnlyMemory<byte> body = await JsonRequestBody.ReadAsync(request, cancellationToken);
        StoredEvent created = await creation.CreateAsync(
            EventBody.ReadCreate(body), key, body, TraceIdentifier.Of(request.HttpContext), cancellationToken);
        IHeaderDictionary headers = request.HttpContext.Response.Headers;
        headers.Location = $"{publicAddress.Of(request)}{request.Path}/{created.Id}";
        headers.ETag = EntityTag.Of(created.Revision);
        return new StoredJsonResult(created.Json, StatusCodes.Status201Created);
    }
}
