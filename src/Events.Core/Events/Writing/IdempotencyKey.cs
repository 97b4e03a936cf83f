using System.Security.Cryptography;
using System.Text;

namespace Events.Core.Events.Writing;

/// <summary>Identifies a request, so that the service recognizes a repeat of it.</summary>
/// <param name="TokenName">The name of the token of the request. Clients with different tokens can use the same key.</param>
/// <param name="Endpoint">The endpoint of the request. The same key at another endpoint is a different key.</param>
/// <param name="Key">The key that the client chose: 1 to 255 visible ASCII characters.</param>
public sealed record IdempotencyKey(string TokenName, string Endpoint, string Key)
{
    /// <summary>The id of its record in the <c>system</c> container. It contains a hash, because the ids of documents are limited in characters and length.</summary>
    internal string DocumentId =>
        $"idempotency:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{TokenName}\0{Endpoint}\0{Key}")))}";
}
