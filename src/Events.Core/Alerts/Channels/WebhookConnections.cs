using Microsoft.Security.AntiSSRF;

namespace Events.Core.Alerts.Channels;

/// <summary>
/// Makes the connections of webhooks. They go only to the address that was checked, without a proxy, redirects or cookies.
/// </summary>
internal static class WebhookConnections
{
    // A new connection looks up and checks the address again, as a receiver can move.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    // IPv6 addresses that contain an IPv4 address, in the two forms that the package does not know: compatible and translated.
    private static readonly string[] OtherEmbeddings = ["::/96", "::ffff:0:0:0/96"];

    /// <summary>Makes the handler for the client of one webhook.</summary>
    /// <param name="allowPrivate">Whether the webhook may have a private address and use plain HTTP.</param>
    public static HttpMessageHandler Create(bool allowPrivate)
    {
        AntiSSRFHandler handler = Policy(allowPrivate).GetHandler();
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.PooledConnectionLifetime = Lifetime;

        // The rest of a long response is not read: the connection is closed instead.
        handler.ResponseDrainTimeout = TimeSpan.Zero;
        return handler;
    }

    /// <summary>
    /// The addresses that are refused. An IPv6 address can contain an IPv4 address: a mapped one is refused when the IPv4 address is refused; NAT64,
    /// 6to4 and Teredo addresses are all refused. A host name is refused when one of its addresses is refused. Private receivers are for a virtual
    /// network or a laptop. Link-local addresses and those of the platform, which give out its tokens, stay refused.
    /// </summary>
    internal static AntiSSRFPolicy Policy(bool allowPrivate)
    {
        AntiSSRFPolicy policy = new(PolicyConfigOptions.ExternalOnlyLatest)
        {
            AllowPlainTextHttp = allowPrivate,
            AddXFFHeader = false,
        };
        policy.AddDeniedAddresses(OtherEmbeddings);
        if (allowPrivate)
        {
            policy.AddAllowedAddresses(
            [
                .. IPAddressRanges.loopback,
                .. IPAddressRanges.privateUse,
                .. IPAddressRanges.sharedAddressSpace,
                .. IPAddressRanges.uniqueLocal,
            ]);
        }

        return policy;
    }
}
