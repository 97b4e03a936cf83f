using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server;

/// <summary>
/// Checks that a request was signed with the account's key:
/// HMAC-SHA256 over verb, resource type, resource and date (Azure Cosmos DB REST reference, "Access control on resources").
/// The date's age is not checked, since the client's clock and the account's may differ in a test.
/// </summary>
internal sealed class MasterKeySignature(byte[] key)
{
    private const string Prefix = "type=master&ver=1.0&sig=";

    /// <summary>Whether the request carries the signature that its verb, resource and date ask for.</summary>
    public bool IsValid(HttpRequest request, ResourcePath path)
    {
        if (request.Headers.Authorization is not [{ } header])
        {
            return false;
        }

        var authorization = WebUtility.UrlDecode(header);
        if (!authorization.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var date = request.Headers[HeaderNames.Date].ToString();
        var given = authorization.AsSpan(Prefix.Length);
        // A resource that is addressed by its _rid is signed by that alone.
        return IsSignature(given, request.Method, path, path.SignedName, date)
            || (path.SignedResourceId is { } resourceId && IsSignature(given, request.Method, path, resourceId, date));
    }

    private bool IsSignature(ReadOnlySpan<char> given, string method, ResourcePath path, string resource, string date)
    {
        var text = $"{SignedText.Of(method)}\n{path.ResourceType}\n{resource}\n{SignedText.Of(date)}\n\n";
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text), hash);
        Span<byte> decoded = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.TryFromBase64Chars(given, decoded, out var length)
            && CryptographicOperations.FixedTimeEquals(hash, decoded[..length]);
    }
}
