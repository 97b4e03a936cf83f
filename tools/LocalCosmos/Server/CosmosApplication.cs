using System.Text.Json;
using LocalCosmos.Accounts;
using LocalCosmos.Errors;
using LocalCosmos.Faults;
using LocalCosmos.Requests;
using LocalCosmos.Server.Operations;
using LocalCosmos.Server.Protocol;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LocalCosmos.Server;

/// <summary>Answers every HTTP request of the account.</summary>
internal sealed class CosmosApplication(Account account, MasterKeySignature signature, FaultPlan faults, RequestLog requests)
    : IHttpApplication<HttpContext>
{
    private readonly MetadataOperations _metadata = new(account);
    private readonly DocumentOperations _documents = new(account);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        RequestKind kind = RequestKind.Metadata;
        ResourcePath? path = null;
        Answer? answer;
        Fault? fault = null;
        try
        {
            path = ResourcePath.Parse(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
            kind = RequestKinds.Of(context.Request, path);
            if (!signature.IsValid(context.Request, path))
            {
                throw new RefusedException(401, "The input authorization token can't serve the request. The wrong key is being used or the expected payload is not built as per the protocol.");
            }

            using RequestBody body = await RequestBody.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            fault = faults.Next(kind, path.Container, () => PartitionKeyHeader.Read(context.Request));
            answer = fault is null
                ? Execute(kind, context.Request, path, body.Bytes, null)
                : await ExecuteAsync(fault, () => Execute(kind, context.Request, path, body.Bytes, fault), context.RequestAborted).ConfigureAwait(false);
        }
        catch (RefusedException refused)
        {
            answer = Answer.Error(refused.Status, refused.Message, refused.SubStatus);
        }
        catch (BadQueryException bad)
        {
            answer = Answer.Error(400, bad.Message);
        }
        catch (JsonException malformed)
        {
            answer = Answer.Error(400, $"The request payload is invalid: {malformed.Message}");
        }

        // The request is logged before the answer is sent, so that a client that has the answer finds the request in the log.
        requests.Add(new RequestRecord(
            kind, path?.Container, answer?.Status ?? 0, answer?.Charge ?? 0, ReadConsistencyHeader.Text(context.Request), answer?.Progress?.RangeId));
        if (fault is DropFault || answer is null)
        {
            context.Abort();
            return;
        }

        await AnswerWriter.WriteAsync(context, answer, isCut: fault is CutFault).ConfigureAwait(false);
    }

    private Answer Execute(RequestKind kind, HttpRequest request, ResourcePath path, ReadOnlyMemory<byte> body, Fault? fault) =>
        kind == RequestKind.Metadata ? _metadata.Execute(request, path, body) : _documents.Execute(kind, request, path, body, fault);

    // Returns null if the connection is closed before the operation.
    private async Task<Answer?> ExecuteAsync(Fault fault, Func<Answer> operation, CancellationToken cancellationToken)
    {
        switch (fault)
        {
            case RefusalFault refusal:
                return Answer.Error(refusal.Status, "This error is an injected fault.", refusal.SubStatus) with { RetryAfter = refusal.RetryAfter };
            case DropFault { AfterExecution: false }:
                return null;
            case DelayFault delay:
                await Task.Delay(delay.Duration, account.Settings.TimeProvider, cancellationToken).ConfigureAwait(false);
                break;
            case GateFault gate:
                return await gate.Gate.HoldAsync(operation, cancellationToken).ConfigureAwait(false);
        }

        return operation();
    }
}
