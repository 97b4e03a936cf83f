using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server.Protocol;

/// <summary>Writes an answer as Cosmos DB does.</summary>
internal static class AnswerWriter
{
    public static async Task WriteAsync(HttpContext context, Answer answer, bool isCut)
    {
        HttpResponse response = context.Response;
        string activityId = context.Request.Headers[HeaderNames.ActivityId].ToString();
        WriteHeaders(response.Headers, answer, activityId);
        response.StatusCode = answer.Status;
        ReadOnlyMemory<byte> body = answer.Message is { } message ? ErrorBody(answer.Status, message, activityId) : answer.Body;
        if (isCut)
        {
            // Kestrel closes a connection whose answer is shorter than its Content-Length.
            response.ContentLength = Math.Max(1, body.Length);
            body = body[..(body.Length / 2)];
            await response.StartAsync(context.RequestAborted).ConfigureAwait(false);
            await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
            return;
        }

        if (body.IsEmpty)
        {
            if (answer.Status is not (204 or 304))
            {
                response.ContentLength = 0;
            }

            return;
        }

        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    private static void WriteHeaders(IHeaderDictionary headers, Answer answer, string activityId)
    {
        headers[HeaderNames.ActivityId] = activityId.Length == 0 ? Guid.NewGuid().ToString() : activityId;
        headers[HeaderNames.RequestCharge] = answer.Charge.ToString("0.##", CultureInfo.InvariantCulture);
        headers[HeaderNames.ServiceVersion] = "version=2.14.0.0";
        if (answer.SubStatus != 0)
        {
            headers[HeaderNames.SubStatus] = answer.SubStatus.ToString(CultureInfo.InvariantCulture);
        }

        if (answer.ETag is { } etag)
        {
            headers[HeaderNames.ETag] = etag;
        }

        if (answer.Continuation is { } continuation)
        {
            headers[HeaderNames.Continuation] = continuation;
        }

        if (answer.ItemCount is { } count)
        {
            headers[HeaderNames.ItemCount] = count.ToString(CultureInfo.InvariantCulture);
        }

        if (answer.RequiresDistribution is { } requiresDistribution)
        {
            headers[HeaderNames.RequiresDistribution] = requiresDistribution ? "True" : "False";
        }

        if (answer.RetryAfter is { } retryAfter)
        {
            headers[HeaderNames.RetryAfterMilliseconds] = ((long)retryAfter.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        }

        if (answer.Progress is { } progress)
        {
            string lsn = progress.Lsn.ToString(CultureInfo.InvariantCulture);
            headers[HeaderNames.SessionToken] = progress.SessionToken;
            headers[HeaderNames.Lsn] = lsn;
            headers[HeaderNames.ItemLsn] = lsn;
            headers[HeaderNames.GlobalCommittedLsn] = lsn;
            headers[HeaderNames.PartitionKeyRangeId] = progress.RangeId;
            headers[HeaderNames.OwnerId] = progress.ContainerResourceId;
        }
    }

    private static byte[] ErrorBody(int status, string message, string activityId) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new ErrorBody(Code(status), $"{message}\r\nActivityId: {activityId}"), AnswerJson.Default.ErrorBody);

    private static string Code(int status) => status switch
    {
        400 => "BadRequest",
        401 => "Unauthorized",
        404 => "NotFound",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        412 => "PreconditionFailed",
        413 => "RequestEntityTooLarge",
        429 => "TooManyRequests",
        449 => "RetryWith",
        503 => "ServiceUnavailable",
        _ => "InternalServerError",
    };
}
