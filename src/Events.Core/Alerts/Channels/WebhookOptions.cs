namespace Events.Core.Alerts.Channels;

/// <summary>A webhook: the settings under <c>Alerts__Webhooks__{name}__</c>.</summary>
public sealed class WebhookOptions
{
    /// <summary>The address to which alerts are posted, with <c>https:</c>.</summary>
    public string? Url { get; set; }

    /// <summary>The secrets that sign alerts, each <c>whsec_</c> and base64 of 24 to 64 bytes: one, or the new and the old one during a change of the secret.</summary>
    public IList<string?> Secrets { get; } = [];

    /// <summary>Whether the receiver may have a private or loopback address, and use <c>http:</c>.</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>What is wrong with the settings, one line for each fault, without their values.</summary>
    /// <param name="setting">The prefix of the names of these settings.</param>
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
                yield return $"{setting}__Secrets__{index} must be whsec_ and base64 of 24 to 64 bytes.";
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
            return "must be an https address";
        }

        if (url.UserInfo.Length > 0)
        {
            return "must not have a user name, which would not be sent";
        }

        return url.Scheme == Uri.UriSchemeHttp && !AllowPrivate ? "must be an https address, as http needs AllowPrivate" : null;
    }
}
