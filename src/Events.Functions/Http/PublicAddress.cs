using Events.Core.Problems;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Http;

/// <summary>The address that the client used, for links that it can follow.</summary>
internal static class PublicAddress
{
    // Nearly every request names the host that the last one named, so it need not be looked at again.
    private static string? _lastGoodHost;

    /// <summary>
    /// Scheme and host, for example <c>https://name.azurewebsites.net</c>. The platform's front end ends TLS and says
    /// the client's scheme in <c>X-Forwarded-Proto</c>; the host passes the <c>Host</c> header on.
    /// </summary>
    public static string Of(HttpRequest request)
    {
        string? forwarded = request.Headers["X-Forwarded-Proto"];
        string scheme = forwarded is "http" or "https" ? forwarded : request.Scheme;
        return $"{scheme}://{HostOf(request)}";
    }

    /// <summary>Holds a request to have a <c>Host</c> that a link can be made of. The server lets others through, and HTTP/1.0 needs none.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.InvalidParameter"/>: it has none.</exception>
    public static void Check(HttpRequest request)
    {
        // The header itself: to read it as a host fails where it is none.
        string? host = request.Headers.Host;
        if (host is not null && host == Volatile.Read(ref _lastGoodHost))
        {
            return;
        }

        if (Uri.TryCreate(Of(request), UriKind.Absolute, out _))
        {
            Volatile.Write(ref _lastGoodHost, host);
            return;
        }

        FaultList faults = new();
        faults.Of(HeaderNames.Host, FaultCodes.Format, "This header must name a host, with its port where it has one of its own.");
        faults.ThrowIfAny(ProblemKind.InvalidParameter, "The header Host says no address that a link can be made of.");
    }

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
