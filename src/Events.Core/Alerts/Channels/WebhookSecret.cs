using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Events.Core.Alerts.Channels;

/// <summary>A secret that signs webhooks, and checks their signatures, as the Standard Webhooks specification says: HMAC-SHA256.</summary>
public sealed class WebhookSecret
{
    private const string Prefix = "whsec_";
    private const string Version = "v1,";
    private const int ShortestKey = 24;
    private const int LongestKey = 64;
    private const int NewKey = 32;

    private readonly byte[] _key;

    private WebhookSecret(byte[] key) => _key = key;

    /// <summary>Makes a random secret, as text: <c>whsec_</c> and base64 of 32 bytes.</summary>
    public static string Create() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(NewKey));

    /// <summary>Reads <c>whsec_</c> and base64 of 24 to 64 bytes.</summary>
    /// <returns>False for anything else.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WebhookSecret? secret)
    {
        secret = null;
        if (text is null || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return false;
        }

        Span<byte> key = stackalloc byte[LongestKey];
        if (!Convert.TryFromBase64Chars(text.AsSpan(Prefix.Length), key, out int length) || length < ShortestKey)
        {
            return false;
        }

        secret = new WebhookSecret(key[..length].ToArray());
        return true;
    }

    /// <summary>Signs a webhook: <c>v1,</c> and the base64 of the signature.</summary>
    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="body">The bytes of the body.</param>
    public string Sign(string id, long timestamp, ReadOnlySpan<byte> body)
    {
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{timestamp}.")));
        hash.AppendData(body);
        return Version + Convert.ToBase64String(hash.GetHashAndReset());
    }

    /// <summary>Whether this secret made one of the signatures in the header <c>webhook-signature</c>, which are separated by spaces.</summary>
    public bool HasSigned(string signatures, string id, long timestamp, ReadOnlySpan<byte> body)
    {
        byte[] own = Encoding.UTF8.GetBytes(Sign(id, timestamp, body));
        return signatures.Split(' ').Any(given => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), own));
    }
}
