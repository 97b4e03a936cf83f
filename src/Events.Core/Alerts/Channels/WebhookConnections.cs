using Microsoft.Security.AntiSSRF;

namespace Events.Core.Alerts.Channels;

/// <summary>
/// How webhooks connect: to the address that was checked and no other, without a proxy, redirects or cookies.
/// </summary>
internal static class WebhookConnections
{
    // A receiver that moves is looked up, and checked, again.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    // IPv4 in the lower half of IPv6, in the two forms that the package does not know: compatible and translated.
    private static readonly string[] OtherEmbeddings = ["::/96", "::ffff:0:0:0/96"];

    /// <summary>A handler for one webhook's client.</summary>
    /// <param name="allowPrivate">Whether the webhook may be in a private network, and be spoken to in plain HTTP.</param>
    public static HttpMessageHandler Create(bool allowPrivate)
    {
        AntiSSRFHandler handler = Policy(allowPrivate).GetHandler();
        handler.AllowAutoRedirect = false;
        handler.UseCookies = false;
        handler.PooledConnectionLifetime = Lifetime;

        // What is left of a long answer is not read to save a connection: the connection is closed.
        handler.ResponseDrainTimeout = TimeSpan.Zero;
        return handler;
    }

    /// <summary>
    /// Which addresses are refused. Of those in another (mapped, NAT64, 6to4, Teredo) a mapped one is judged by what it
    /// carries and the rest are refused whole. A name is refused when any of its addresses is.
    /// Private receivers are for a virtual network or a laptop: link-local and the platform's own addresses, which hand
    /// out its tokens, stay refused.
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
