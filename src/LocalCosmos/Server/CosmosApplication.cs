using System.Text.Json;
using LocalCosmos.Resources;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace LocalCosmos.Server;

/// <summary>Takes each request from its first header to its answer.</summary>
internal sealed class CosmosApplication(Account account, MasterKeySignature signature, RequestLog requests) : IHttpApplication<HttpContext>
{
    private readonly MetadataOperations _metadata = new(account);
    private readonly DocumentOperations _documents = new(account);

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(HttpContext context)
    {
        var answer = await AnswerAsync(context).ConfigureAwait(false);
        await AnswerWriter.WriteAsync(context, answer).ConfigureAwait(false);
    }

    private async Task<Answer> AnswerAsync(HttpContext context)
    {
        var kind = RequestKind.Metadata;
        ResourcePath? path = null;
        Answer answer;
        try
        {
            path = ResourcePath.Parse(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
            kind = RequestKinds.Of(context.Request, path);
            if (!signature.IsValid(context.Request, path))
            {
                throw new RefusedException(401, "The input authorization token can't serve the request. The wrong key is being used or the expected payload is not built as per the protocol.");
            }

            using var body = await RequestBody.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
            answer = kind == RequestKind.Metadata
                ? _metadata.Answer(context.Request, path, body.Bytes)
                : _documents.Answer(kind, context.Request, path, body.Bytes);
        }
        catch (RefusedException refused)
        {
            answer = Server.Answer.Error(refused.Status, refused.Message, refused.SubStatus);
        }
        catch (JsonException malformed)
        {
            answer = Server.Answer.Error(400, $"The request payload is invalid: {malformed.Message}");
        }

        requests.Add(new RequestRecord(kind, path?.Container, answer.Status, answer.Charge, ReadConsistency.Asked(context.Request)));
        return answer;
    }
}
