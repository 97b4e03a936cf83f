using System.Globalization;
using System.Net;
using Events.Core.Input;
using Events.Core.Telemetry;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>Sends every request to the database: it limits the time, counts the request units, and turns failures into problems.</summary>
public sealed class CosmosCalls(EventsMeter meter, TimeProvider timeProvider)
{
    private const int NoSubStatus = 0;

    // Sub-statuses of 403.
    private const int WriteForbidden = 3;
    private const int DatabaseAccountNotFound = 1008;
    private const int PartitionKeyQuotaOverLimit = 1014;

    // Sub-statuses of 409.
    private const int ConflictWithControlPlane = 1006;
    private const int MigrationCountMismatch = 3050;
    private const int MigrationReplicaCountMismatch = 3051;

    /// <summary>
    /// Makes a stream call, and waits at most <see cref="DatabaseTimeout"/> for it. Returns a response of success, or of one of the statuses that
    /// the caller expects. The caller disposes of it.
    /// </summary>
    /// <exception cref="ProblemException">The database throttles or is away, or a calendar is full.</exception>
    /// <exception cref="UnexpectedCosmosStatusException">The database refused a request that it should accept.</exception>
    public async Task<ResponseMessage> SendAsync(
        CosmosOperation operation,
        Func<CancellationToken, Task<ResponseMessage>> call,
        CancellationToken cancellationToken,
        params HttpStatusCode[] expected)
    {
        ResponseMessage response;
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            response = await call(end.Token).WaitAsync(DatabaseTimeout.Length, timeProvider, CancellationToken.None);
        }
        catch (TimeoutException exception)
        {
            // Without this the client repeats the call for minutes after nobody waits for it.
            end.Cancel();
            throw Unavailable(null, exception);
        }
        catch (CosmosException exception)
        {
            meter.Charged(operation.ToString(), (int)exception.StatusCode, exception.RequestCharge);
            throw ToException(operation, exception.StatusCode, exception.SubStatusCode, exception.RetryAfter, IsRepeated(exception.Diagnostics), exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Unavailable(null, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The caller did not cancel: the client itself gave up.
            throw Unavailable(null, exception);
        }

        meter.Charged(operation.ToString(), (int)response.StatusCode, response.Headers.RequestCharge);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        int subStatus = SubStatus(response);
        if (expected.Contains(response.StatusCode) && !IsNotAboutTheDocument(response.StatusCode, subStatus))
        {
            return response;
        }

        using (response)
        {
            throw ToException(operation, response.StatusCode, subStatus, RetryAfter(response), IsRepeated(response.Diagnostics), cause: null);
        }
    }

    /// <summary>
    /// Checks what the refusal of a write can mean. The client repeats a write whose answer was lost. The first request may have been done, and
    /// then the repeat is refused because of it.
    /// </summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.Unavailable"/>: it was sent more than once, so it may be done.</exception>
    public static void ThrowIfRepeated(ResponseMessage refused)
    {
        if (IsRepeated(refused.Diagnostics))
        {
            throw Unavailable(null, cause: null);
        }
    }

    // The client counts the repeat of a throttled request as an initial request, and the repeat of a request without an answer as one for another
    // region, also where the account has one region.
    private static bool IsRepeated(CosmosDiagnostics? diagnostics) =>
        diagnostics?.GetRequestedRegions().Any(request => request.Reason != RequestedRegionReason.Initial) == true;

    // "The document does not exist" has no sub-status. With one, the container does not exist, or a replica is behind, which says nothing of the
    // document. "The id exists" has no sub-status either. With one of these, the partition is being moved.
    private static bool IsNotAboutTheDocument(HttpStatusCode status, int subStatus) => (status, subStatus) switch
    {
        (HttpStatusCode.NotFound, not NoSubStatus) => true,
        (HttpStatusCode.Conflict, ConflictWithControlPlane or MigrationCountMismatch or MigrationReplicaCountMismatch) => true,
        _ => false,
    };

    // Another 403 (role, firewall, limits of the account) is a wrong deployment. 413 is a bug: the limits on bodies keep every document far below
    // 2 MB.
    private static Exception ToException(
        CosmosOperation operation, HttpStatusCode status, int subStatus, TimeSpan? retryAfter, bool isRepeated, Exception? cause) => status switch
        {
            _ when IsNotAboutTheDocument(status, subStatus) => Unavailable(retryAfter, cause),

            // Only the repeat is refused for certain. The first request may have been done.
            HttpStatusCode.TooManyRequests when isRepeated => Unavailable(retryAfter, cause),
            HttpStatusCode.Forbidden when subStatus == PartitionKeyQuotaOverLimit && isRepeated => Unavailable(retryAfter, cause),
            HttpStatusCode.Forbidden when subStatus == PartitionKeyQuotaOverLimit => new ProblemException(
                ProblemKind.CalendarFull,
                "The calendar is full, and the event was not written. Use another calendar, or ask an operator to make room.",
                innerException: cause),

            // The region takes no writes any more, or is not ready. The client has not found the write region yet.
            HttpStatusCode.Forbidden when subStatus is WriteForbidden or DatabaseAccountNotFound => Unavailable(retryAfter, cause),
            HttpStatusCode.TooManyRequests => new ProblemException(
                ProblemKind.Throttled, "The database is busy. Retry after the Retry-After delay.", retryAfter: retryAfter ?? DatabaseTimeout.DefaultRetryAfter, innerException: cause),
            HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestTimeout or HttpStatusCode.Gone
                or (HttpStatusCode)449 or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
                or HttpStatusCode.InternalServerError => Unavailable(retryAfter, cause),
            _ => new UnexpectedCosmosStatusException(operation, status, cause),
        };

    private static ProblemException Unavailable(TimeSpan? retryAfter, Exception? cause) =>
        new(ProblemKind.Unavailable, "The database does not answer. Retry after the Retry-After delay.", retryAfter: retryAfter ?? DatabaseTimeout.DefaultRetryAfter, innerException: cause);

    private static int SubStatus(ResponseMessage response) =>
        response.Headers.TryGetValue("x-ms-substatus", out string? text) && int.TryParse(text, CultureInfo.InvariantCulture, out int subStatus)
            ? subStatus
            : NoSubStatus;

    private static TimeSpan? RetryAfter(ResponseMessage response) =>
        response.Headers.TryGetValue("x-ms-retry-after-ms", out string? milliseconds)
        && double.TryParse(milliseconds, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? TimeSpan.FromMilliseconds(value)
            : null;
}
