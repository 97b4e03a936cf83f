using Events.Core.Input;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Pipeline.Addresses;

/// <summary>The public address of the service, for links in responses: the setting <c>PublicUrl</c>, or the host of the request.</summary>
public sealed class PublicAddress(IOptions<PublicUrlOptions> options)
{
    private const string ForwardedScheme = "X-Forwarded-Proto";
    private readonly string? _origin = options.Value.Origin;

    // Nearly every request has the same host as the one before, which then needs no second check.
    private string? _lastValidHost;

    /// <summary>The setting, without a trailing slash; null when it is not set.</summary>
    public string? Configured { get; } = options.Value.BaseUrl;

    /// <summary>
    /// Returns the part of the URL before <c>/api</c>, for example <c>https://name.azurewebsites.net</c>. Without the setting it is the host of the
    /// request, with the scheme that the client used: the platform's front end terminates TLS, and the Functions host forwards <c>Host</c>.
    /// </summary>
    public string For(HttpRequest request)
    {
        return Configured ?? OfRequest(request);
    }

    /// <summary>Returns true when an origin is this service: the origin of the public URL, or the host of the request.</summary>
    public bool IsOwnOrigin(HttpRequest request, string origin)
    {
        return string.Equals(origin, _origin, StringComparison.OrdinalIgnoreCase)
            || string.Equals(origin, OfRequest(request), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Checks that links can be made from the <c>Host</c> header, when they need it. The server accepts other values, and HTTP/1.0 requires no header.
    /// </summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidParameter"/>: the header is missing or not a host.</exception>
    public void ValidateHost(HttpRequest request)
    {
        // Reads the header as text, because parsing an invalid host throws.
        string? host = request.Headers.Host;
        if (Configured is not null || (host is not null && host == Volatile.Read(ref _lastValidHost)))
        {
            return;
        }

        if (Uri.TryCreate(OfRequest(request), UriKind.Absolute, out _))
        {
            Volatile.Write(ref _lastValidHost, host);
            return;
        }

        FaultList faults = new();
        faults.Of(HeaderNames.Host, FaultCodes.Format, "The header must contain a host name or IP address, and the port if it is not the default port.");
        faults.ThrowIfAny(ProblemKind.InvalidParameter, "The Host header is missing or invalid. Send the host name of the service.");
    }

    private static string OfRequest(HttpRequest request) => $"{SchemeOf(request)}://{HostOf(request)}";

    // Each proxy appends its own value or replaces the header, so the first value is the scheme that the client used.
    private static string SchemeOf(HttpRequest request)
    {
        string? forwarded = request.Headers[ForwardedScheme].FirstOrDefault();
        return Known(forwarded?.Split(',')[0].Trim()) ?? Known(request.Scheme) ?? Uri.UriSchemeHttp;
    }

    private static string? Known(string? scheme) =>
        string.Equals(scheme, Uri.UriSchemeHttps, StringComparison.OrdinalIgnoreCase) ? Uri.UriSchemeHttps
        : string.Equals(scheme, Uri.UriSchemeHttp, StringComparison.OrdinalIgnoreCase) ? Uri.UriSchemeHttp
        : null;

    private static string HostOf(HttpRequest request)
    {
        try
        {
            return request.Host.ToUriComponent();
        }
        catch (ArgumentException)
        {
            // The host name has no ASCII form (IDNA), so it is invalid.
            return string.Empty;
        }
    }
}
