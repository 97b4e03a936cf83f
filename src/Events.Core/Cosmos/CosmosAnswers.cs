using System.Globalization;
using System.Net;
using Events.Core.Problems;
using Events.Core.Telemetry;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>The one place where an answer of the database is counted, and where its failures become problems.</summary>
public sealed class CosmosAnswers(EventsMeter meter, TimeProvider timeProvider)
{
    // The client itself goes on for minutes when an account cannot be reached, region by region.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Awaits a stream call. The answer is returned when it is a success or one of the statuses that the caller
    /// expects; the caller disposes of it.
    /// </summary>
    /// <exception cref="ProblemException">The database throttles or is away.</exception>
    /// <exception cref="UnexpectedCosmosStatusException">The database refused what it should not have.</exception>
    public async Task<ResponseMessage> ReceiveAsync(
        CosmosOperation operation,
        Task<ResponseMessage> call,
        params HttpStatusCode[] expected)
    {
        ArgumentNullException.ThrowIfNull(call);
        ResponseMessage response;
        try
        {
            response = await call.WaitAsync(Patience, timeProvider);
        }
        catch (TimeoutException exception)
        {
            throw Unavailable(null, exception);
        }
        catch (CosmosException exception)
        {
            meter.Charged(operation, (int)exception.StatusCode, exception.RequestCharge);
            throw ToException(operation, exception.StatusCode, exception.RetryAfter, exception);
        }
        catch (HttpRequestException exception)
        {
            throw Unavailable(null, exception);
        }

        meter.Charged(operation, (int)response.StatusCode, response.Headers.RequestCharge);
        if (response.IsSuccessStatusCode || expected.Contains(response.StatusCode))
        {
            return response;
        }

        using (response)
        {
            throw ToException(operation, response.StatusCode, RetryAfter(response), cause: null);
        }
    }

    private static Exception ToException(CosmosOperation operation, HttpStatusCode status, TimeSpan? retryAfter, Exception? cause) => status switch
    {
        HttpStatusCode.TooManyRequests => new ProblemException(
            ProblemKind.Throttled, "The database is busy.", retryAfter: retryAfter ?? DefaultRetryAfter, innerException: cause),
        HttpStatusCode.ServiceUnavailable or HttpStatusCode.RequestTimeout or HttpStatusCode.Gone
            or (HttpStatusCode)449 or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout
            or HttpStatusCode.InternalServerError => Unavailable(retryAfter, cause),
        _ => new UnexpectedCosmosStatusException(operation, status, cause),
    };

    private static ProblemException Unavailable(TimeSpan? retryAfter, Exception? cause) =>
        new(ProblemKind.Unavailable, "The database does not answer.", retryAfter: retryAfter ?? DefaultRetryAfter, innerException: cause);

    private static TimeSpan? RetryAfter(ResponseMessage response) =>
        response.Headers.TryGetValue("x-ms-retry-after-ms", out string? milliseconds)
        && double.TryParse(milliseconds, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? TimeSpan.FromMilliseconds(value)
            : null;
}
