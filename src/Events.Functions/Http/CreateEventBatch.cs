using Events.Core.Access;
using Events.Core.Events.Batches;
using Events.Core.Events.Idempotency;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Creates up to a hundred events.</summary>
public sealed class CreateEventBatch(BatchCreation creation)
{
    /// <summary>200 with a bare array in the order of the body, an event or a problem for each; the same again to a repeat under an <c>Idempotency-Key</c>.</summary>
    [Function(nameof(CreateEventBatch))]
    [Requires(Scopes.Write)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "v1/events/batch")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        NoParameters.Check(request);
        IdempotencyKey? key = IdempotencyHeader.Read(request, nameof(CreateEventBatch));
        ReadOnlyMemory<byte> body = await JsonRequestBody.ReadAsync(request, cancellationToken, JsonRequestBody.BatchLimit);
        BatchAnswer answer = await creation.CreateAsync(
            BatchBody.Read(body), key, body, TraceIdentifier.Of(request.HttpContext), cancellationToken);
        return new EventListResult([.. answer.Outcomes.Select(outcome => BatchItemJson.Write(outcome, answer.TraceId, request.HttpContext))]);
    }
}
