namespace Events.Core.Alerts.Channels;

/// <summary>A webhook: the settings under <c>Alerts__Webhooks__{name}__</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>Where alerts are posted to: an <c>https:</c> address.</summary>
    public string? Url { get; set; }

    /// <summary>What signs them, each <c>whsec_</c> and base64 of 24 to 64 bytes: one, or the new and the old while they are exchanged.</summary>
    public IList<string?> Secrets { get; } = [];

    /// <summary>Whether the receiver may have a private or loopback address, and <c>http:</c>.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>What is wrong with the settings, one line each, without their values.</summary>
    /// <param name="setting">The name of the settings, to put before their own.</param>
    internal IEnumerable<string> Faults(string setting)
    {
        if (UrlFault() is { } fault)
        {
            yield return $"{setting}__Url {fault}.";
        }

        if (Secrets.Count == 0)
        {
            yield return $"{setting}__Secrets__0 is missing.";
        }

        for (int index = 0; index < Secrets.Count; index++)
        {
            if (!WebhookSecret.TryParse(Secrets[index], out _))
            {
                yield return $"{setting}__Secrets__{index} is not whsec_ and base64 of 24 to 64 bytes.";
            }
        }
    }

    private string? UrlFault()
    {
        if (string.IsNullOrWhiteSpace(Url))
        {
            return "is missing";
        }

        if (!Uri.TryCreate(Url, UriKind.Absolute, out Uri? url) || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp))
        {
            return "is not an https address";
        }

        if (url.UserInfo.Length > 0)
        {
            return "has a user name in it, which is not sent";
        }

        return url.Scheme == Uri.UriSchemeHttp && !AllowPrivate ? "is not an https address (http needs AllowPrivate)" : null;
    }
}
