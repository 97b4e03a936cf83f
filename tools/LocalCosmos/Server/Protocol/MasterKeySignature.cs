using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server.Protocol;

/// <summary>
/// Checks that a request is signed with the key of the account:
/// HMAC-SHA256 over verb, resource type, resource and date (Azure Cosmos DB REST reference, "Access control on resources").
/// It does not check the age of the date, since the clocks of client and account may differ in a test.
/// </summary>
internal sealed class MasterKeySignature(byte[] key)
{
    private const string Prefix = "type=master&ver=1.0&sig=";

    /// <summary>Whether the request has the right signature for its verb, resource and date.</summary>
    public bool IsValid(HttpRequest request, ResourcePath path)
    {
        if (request.Headers.Authorization is not [{ } header])
        {
            return false;
        }

        string authorization = WebUtility.UrlDecode(header);
        if (!authorization.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        string date = request.Headers[HeaderNames.Date].ToString();
        ReadOnlySpan<char> given = authorization.AsSpan(Prefix.Length);
        // For a resource that is addressed by its _rid, the client signs only the _rid.
        return IsSignature(given, request.Method, path, path.SignedName, date)
            || (path.SignedResourceId is { } resourceId && IsSignature(given, request.Method, path, resourceId, date));
    }

    private bool IsSignature(ReadOnlySpan<char> given, string method, ResourcePath path, string resource, string date)
    {
        string text = $"{SignedText.Of(method)}\n{path.ResourceType}\n{resource}\n{SignedText.Of(date)}\n\n";
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text), hash);
        Span<byte> decoded = stackalloc byte[HMACSHA256.HashSizeInBytes];
        return Convert.TryFromBase64Chars(given, decoded, out int length)
            && CryptographicOperations.FixedTimeEquals(hash, decoded[..length]);
    }
}
