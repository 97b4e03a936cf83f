using Events.Core.Access;
using Events.Core.Events.Writing;
using Events.Functions.Pipeline.Problems;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Responses;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Events;

/// <summary>Creates up to 100 events.</summary>
public sealed class CreateEventBatch(BatchCreation creation)
{
    /// <summary>Returns 200 with an array in the order of the request: an event or a problem for each. A retry with the same <c>Idempotency-Key</c> gets the same response.</summary>
    [Function(nameof(CreateEventBatch))]
    [RequiresScope(Scopes.Write)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/events/batch")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        QueryParameters.RejectAll(request);
        IdempotencyKey? key = IdempotencyHeader.Read(request, nameof(CreateEventBatch));
        ReadOnlyMemory<byte> body = await JsonRequestBody.ReadAsync(request, cancellationToken, JsonRequestBody.BatchLimit);
        BatchResult result = await creation.CreateAsync(
            BatchBody.Read(body), key, body, TraceIdentifier.Of(request.HttpContext), cancellationToken);
        return new RawJsonArrayResult([.. result.Outcomes.Select(outcome => BatchItemJson.Write(outcome, result.TraceId, request.HttpContext))]);
    }
}
