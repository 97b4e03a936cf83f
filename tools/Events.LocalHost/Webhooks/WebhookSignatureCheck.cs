using System.Globalization;
using Events.Core.Alerts.Channels;

namespace Events.LocalHost.Webhooks;

/// <summary>Checks the signature and the age of a Standard Webhook, as every receiver must.</summary>
internal sealed class WebhookSignatureCheck(WebhookSecret secret, TimeProvider timeProvider)
{
    /// <summary>The header with the id of the webhook. A retry has the same id.</summary>
    public const string IdHeader = "webhook-id";

    private const string TimestampHeader = "webhook-timestamp";
    private const string SignatureHeader = "webhook-signature";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The error in a request; null for a valid request.</summary>
    public string? ErrorIn(IHeaderDictionary headers, ReadOnlySpan<byte> body)
    {
        string id = headers[IdHeader].ToString();
        string signatures = headers[SignatureHeader].ToString();
        if (id.Length == 0 || signatures.Length == 0
            || !long.TryParse(headers[TimestampHeader], NumberStyles.None, CultureInfo.InvariantCulture, out long timestamp))
        {
            return $"{IdHeader}, {TimestampHeader} or {SignatureHeader} is missing or malformed";
        }

        // Without this check, someone who records a webhook could send it again at any time.
        if (Math.Abs(timeProvider.GetUtcNow().ToUnixTimeSeconds() - timestamp) > Tolerance.TotalSeconds)
        {
            return $"{TimestampHeader} differs from the current time by more than five minutes";
        }

        return secret.HasSigned(signatures, id, timestamp, body) ? null : "the signature does not match the secret";
    }
}
