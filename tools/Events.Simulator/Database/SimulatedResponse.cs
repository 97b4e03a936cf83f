using System.Globalization;
using System.Net;
using Microsoft.Azure.Cosmos;

namespace Events.Simulator.Database;

/// <summary>A response of the simulated database.</summary>
internal sealed class SimulatedResponse : ResponseMessage
{
    private readonly SimulatedHeaders _headers;

    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The body; empty for none.</param>
    /// <param name="etag">The entity tag of the document; null for none.</param>
    /// <param name="continuation">The continuation of a page; null for none.</param>
    public SimulatedResponse(int status, ReadOnlyMemory<byte> body = default, string? etag = null, string? continuation = null)
    {
        Status = status;
        _headers = new SimulatedHeaders(etag, continuation);
        if (body.Length > 0)
        {
            Content = new MemoryStream(body.ToArray(), 0, body.Length, writable: false, publiclyVisible: true);
        }
    }

    public int Status { get; }

    public override HttpStatusCode StatusCode => (HttpStatusCode)Status;

    public override bool IsSuccessStatusCode => Status is >= 200 and <= 299;

    public override Headers Headers => _headers;

    public override string ContinuationToken => _headers.ContinuationToken;

    /// <summary>Makes the response say after how many milliseconds the client may retry.</summary>
    public SimulatedResponse RetryAfter(int milliseconds)
    {
        _headers.Set("x-ms-retry-after-ms", milliseconds.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Sets the sub-status.</summary>
    public SimulatedResponse SubStatus(int subStatus)
    {
        _headers.Set("x-ms-substatus", subStatus.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    /// <summary>Makes the diagnostics say that the client sent the request more than once.</summary>
    public SimulatedResponse AsRepeated()
    {
        Diagnostics = RepeatedDiagnostics.Instance;
        return this;
    }

    private sealed class SimulatedHeaders(string? etag, string? continuation) : Headers
    {
        public override string ETag => etag!;

        public override string ContinuationToken => continuation!;

        public override double RequestCharge => 0;
    }
}
