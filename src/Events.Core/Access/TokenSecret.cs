using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Events.Core.Access;

/// <summary>The token as clients send it: a prefix that secret scanners can find, and 256 random bits.</summary>
public static class TokenSecret
{
    private const string Prefix = "events_";
    private const int RandomBytes = 32;

    /// <summary>Makes a new token.</summary>
    public static string Create() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));

    /// <summary>The id of the token's document. It contains a hash, from which nobody can find out the token.</summary>
    public static string DocumentId(string token) =>
        $"token:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))}";
}
