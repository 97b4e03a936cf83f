using System.Security.Cryptography;
using System.Text;

namespace Events.Core.Events.Writing;

/// <summary>What a client names a request by, so that a repeat of it is known as one.</summary>
/// <param name="TokenName">Whose it is: the name of the token that sent it.</param>
/// <param name="Endpoint">What was asked for: the same key at another endpoint is another one.</param>
/// <param name="Key">The client's own word: 1 to 255 visible ASCII characters.</param>
public sealed record IdempotencyKey(string TokenName, string Endpoint, string Key)
{
    /// <summary>The id of its record in the <c>system</c> container. A hash, as ids of documents take neither every character nor every length.</summary>
    internal string DocumentId =>
        $"idempotency:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{TokenName}\0{Endpoint}\0{Key}")))}";
}
