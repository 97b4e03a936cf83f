namespace Events.Functions.Pipeline.Addresses;

/// <summary>Origins as browsers send them: scheme, host and port in ASCII and lower case, without the default port (RFC 6454, section 6.2).</summary>
internal static class WebOrigin
{
    /// <summary>Returns the origin of an absolute URL, for example <c>https://cases.example:8443</c>.</summary>
    public static string Of(Uri url)
    {
        string host = url.HostNameType == UriHostNameType.IPv6 ? url.Host : url.IdnHost;
        return url.IsDefaultPort ? $"{url.Scheme}://{host}" : $"{url.Scheme}://{host}:{url.Port}";
    }

    /// <summary>Reads an origin, with or without a trailing slash. Returns null when the text is not an origin.</summary>
    public static string? TryParse(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
        && text.StartsWith($"{url.Scheme}://", StringComparison.OrdinalIgnoreCase)
        && url.Host.Length > 0
        && url.UserInfo.Length == 0
        && url.PathAndQuery is "" or "/"
        && url.Fragment.Length == 0
            ? Of(url)
            : null;
}
