namespace Events.Reliability.Tests.Faults;

/// <summary>Faults inside the database client: before it sends a request for documents, or after it gets the answer.</summary>
internal sealed class ClientFaults
{
    private readonly Lock _gate = new();
    private Func<Exception>? _failure;
    private bool _isAfter;
    private int _through;
    private int _left;

    /// <summary>How many requests have failed.</summary>
    public int InjectedCount { get; private set; }

    /// <summary>Lets <paramref name="through"/> requests succeed, and then fails the next <paramref name="times"/>.</summary>
    public void Arm(Func<Exception> failure, bool isAfter, int through, int times)
    {
        lock (_gate)
        {
            (_failure, _isAfter, _through, _left) = (failure, isAfter, through, times);
        }
    }

    public void Disarm()
    {
        lock (_gate)
        {
            _failure = null;
        }
    }

    /// <summary>Creates the HTTP client of a database client.</summary>
    public HttpClient NewClient() => new(new Handler(this), disposeHandler: true);

    private (Exception Failure, bool IsAfter)? Next()
    {
        lock (_gate)
        {
            if (_failure is null || _through-- > 0 || _left-- <= 0)
            {
                return null;
            }

            InjectedCount++;
            return (_failure(), _isAfter);
        }
    }

    private sealed class Handler(ClientFaults faults) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            bool isDocument = request.RequestUri!.AbsolutePath.Contains("/docs", StringComparison.Ordinal);
            if (!isDocument || faults.Next() is not (Exception failure, bool isAfter))
            {
                return await base.SendAsync(request, cancellationToken);
            }

            if (isAfter)
            {
                using HttpResponseMessage lost = await base.SendAsync(request, cancellationToken);
            }

            throw failure;
        }
    }
}
