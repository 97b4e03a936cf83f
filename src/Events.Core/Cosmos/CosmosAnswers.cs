using System.Globalization;
using System.Net;
using Events.Core.Problems;
using Events.Core.Telemetry;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>The one place where an answer of the database is counted, and where its failures become problems.</summary>
public sealed class CosmosAnswers(EventsMeter meter, TimeProvider timeProvider)
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
    /// Makes a stream call, and waits for it as long as <see cref="Patience"/> says. The answer is returned when it is a success or one of
    /// the statuses that the caller expects; the caller disposes of it.
    /// </summary>
    /// <exception cref="ProblemException">The database throttles or is away, or a calendar is full.</exception>
    /// <exception cref="UnexpectedCosmosStatusException">The database refused what it should not have.</exception>
    public async Task<ResponseMessage> ReceiveAsync(
        CosmosOperation operation,
        Func<CancellationToken, Task<ResponseMessage>> call,
        CancellationToken cancellationToken,
        params HttpStatusCode[] expected)
    {
        ArgumentNullException.ThrowIfNull(call);
        ResponseMessage response;
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            response = await call(end.Token).WaitAsync(Patience.Length, timeProvider, CancellationToken.None);
        }
        catch (TimeoutException exception)
        {
            // Or the client would go on behind our back, for minutes, or for as long as the trouble lasts.
            await end.CancelAsync();
            throw Unavailable(null, exception);
        }
        catch (CosmosException exception)
        {
            meter.Charged(operation, (int)exception.StatusCode, exception.RequestCharge);
            throw ToException(operation, exception.StatusCode, exception.SubStatusCode, exception.RetryAfter, IsRepeated(exception.Diagnostics), exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw Unavailable(null, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody cancelled: the client itself gave up.
            throw Unavailable(null, exception);
        }

        meter.Charged(operation, (int)response.StatusCode, response.Headers.RequestCharge);
        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        int subStatus = SubStatus(response);
        if (expected.Contains(response.StatusCode) && !IsOfMoreThanTheDocument(response.StatusCode, subStatus))
        {
            return response;
        }

        using (response)
        {
            throw ToException(operation, response.StatusCode, subStatus, RetryAfter(response), IsRepeated(response.Diagnostics), cause: null);
        }
    }

    /// <summary>
    /// Holds a refused write to what the refusal can mean. The client repeats a write that it got no answer to; what refuses the repeat may be the
    /// write itself, which was done the first time.
    /// </summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.Unavailable"/>: it was sent more than once, so it may be done.</exception>
    public static void ThrowIfRepeated(ResponseMessage refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        if (IsRepeated(refused.Diagnostics))
        {
            throw Unavailable(null, cause: null);
        }
    }

    // The client counts a repeat of what was throttled as a first request; of what it got no answer to, as one for another region, also where that is the same.
    private static bool IsRepeated(CosmosDiagnostics? diagnostics) =>
        diagnostics?.GetRequestedRegions().Any(request => request.Reason != RequestedRegionReason.Initial) == true;

    // That a document is not there has no sub-status. With one the container is not, or a replica is not as far as it was: of the document that
    // says nothing. So it is with a conflict: that the id is taken has no sub-status, and these are the partition being moved.
    private static bool IsOfMoreThanTheDocument(HttpStatusCode status, int subStatus) => (status, subStatus) switch
    {
        (HttpStatusCode.NotFound, not NoSubStatus) => true,
        (HttpStatusCode.Conflict, ConflictWithControlPlane or MigrationCountMismatch or MigrationReplicaCountMismatch) => true,
        _ => false,
    };

    // Of 403 the account's own refusals (role, firewall, limits of the account) are a wrong deployment. 413 is a bug: the limits on bodies keep
    // every document far below 2 MB.
    private static Exception ToException(
        CosmosOperation operation, HttpStatusCode status, int subStatus, TimeSpan? retryAfter, bool isRepeated, Exception? cause) => status switch
        {
            _ when IsOfMoreThanTheDocument(status, subStatus) => Unavailable(retryAfter, cause),

            // Only the repeat is refused for certain. The first request may be what has filled the calendar.
            HttpStatusCode.TooManyRequests when isRepeated => Unavailable(retryAfter, cause),
            HttpStatusCode.Forbidden when subStatus == PartitionKeyQuotaOverLimit && isRepeated => Unavailable(retryAfter, cause),
            HttpStatusCode.Forbidden when subStatus == PartitionKeyQuotaOverLimit => new ProblemException(
                ProblemKind.CalendarFull,
                "The calendar is full and this was not written. Use another calendar, or ask an operator to make room.",
                innerException: cause),

            // A region that takes no writes any more, or is not there yet: the client looks for the right one, and has not found it so far.
            HttpStatusCode.Forbidden when subStatus is WriteForbidden or DatabaseAccountNotFound => Unavailable(retryAfter, cause),
            HttpStatusCode.TooManyRequests => new ProblemException(
                ProblemKind.Throttled, "The database is busy.", retryAfter: retryAfter ?? Patience.DefaultRetryAfter, innerException: cause),
            HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestTimeout or HttpStatusCode.Gone
                or (HttpStatusCode)449 or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
                or HttpStatusCode.InternalServerError => Unavailable(retryAfter, cause),
            _ => new UnexpectedCosmosStatusException(operation, status, cause),
        };

    private static ProblemException Unavailable(TimeSpan? retryAfter, Exception? cause) =>
        new(ProblemKind.Unavailable, "The database does not answer.", retryAfter: retryAfter ?? Patience.DefaultRetryAfter, innerException: cause);

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
