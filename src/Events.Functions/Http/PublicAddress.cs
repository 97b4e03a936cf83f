using Events.Core.Problems;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Http;

/// <summary>The service's own address, for links that the client can follow: the setting <c>PublicUrl</c>, or what the request says.</summary>
public sealed class PublicAddress(IOptions<PublicUrlOptions> options)
{
    private const string ForwardedScheme = "X-Forwarded-Proto";
    private readonly string? _origin = options.Value.Origin;

    // Nearly every request names the host that the last one named, so it need not be looked at again.
    private string? _lastGoodHost;

    /// <summary>The setting, without a slash at its end; null where it is not set.</summary>
    public string? Setting { get; } = options.Value.Start;

    /// <summary>
    /// What stands before <c>/api</c>, for example <c>https://name.azurewebsites.net</c>. Where no setting says it: the request's host, and the
    /// scheme that the first of the proxies was called with. The platform's front end ends TLS, and the Functions host passes <c>Host</c> on.
    /// </summary>
    public string Of(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Setting ?? OfRequest(request);
    }

    /// <summary>Whether pages of an origin are this service's own: of the public URL, or of the host that the request names.</summary>
    public bool IsOwnOrigin(HttpRequest request, string origin)
    {
        ArgumentNullException.ThrowIfNull(request);
        return string.Equals(origin, _origin, StringComparison.OrdinalIgnoreCase)
            || string.Equals(origin, OfRequest(request), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Holds a request to have a <c>Host</c> that a link can be made of, where it is needed. The server lets others through, and HTTP/1.0 needs none.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidParameter"/>: it has none.</exception>
    public void Check(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        // The header itself: to read it as a host fails where it is none.
        string? host = request.Headers.Host;
        if (Setting is not null || (host is not null && host == Volatile.Read(ref _lastGoodHost)))
        {
            return;
        }

        if (Uri.TryCreate(OfRequest(request), UriKind.Absolute, out _))
        {
            Volatile.Write(ref _lastGoodHost, host);
            return;
        }

        FaultList faults = new();
        faults.Of(HeaderNames.Host, FaultCodes.Format, "This header must name a host, with its port where it has one of its own.");
        faults.ThrowIfAny(ProblemKind.InvalidParameter, "The header Host says no address that a link can be made of.");
    }

    private static string OfRequest(HttpRequest request) => $"{SchemeOf(request)}://{HostOf(request)}";

    // Each proxy adds its own at the end, or sets it anew, so the first is what the client called with.
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
            // No name that can be written in ASCII (IDNA), so no address.
            return string.Empty;
        }
    }
}
