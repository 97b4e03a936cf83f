namespace Events.Functions.Http;

/// <summary>The address that the client used, for links that it can follow.</summary>
internal static class PublicAddress
{
    /// <summary>
    /// Scheme and host, for example <c>https://name.azurewebsites.net</c>. The platform's front end ends TLS and says
    /// the client's scheme in <c>X-Forwarded-Proto</c>; the host passes the <c>Host</c> header on.
    /// </summary>
    public static string Of(HttpRequest request)
    {
        string? forwarded = request.Headers["X-Forwarded-Proto"];
        string scheme = forwarded is "http" or "https" ? forwarded : request.Scheme;
        return $"{scheme}://{request.Host}";
    }
}
