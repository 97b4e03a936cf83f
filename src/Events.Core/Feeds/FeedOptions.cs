using System.ComponentModel.DataAnnotations;

namespace Events.Core.Feeds;

/// <summary>The settings under <c>Feeds__</c>.</summary>
public sealed class FeedOptions : IValidatableObject
{
    /// <summary>The section's name.</summary>
    public const string Section = "Feeds";

    /// <summary>The smallest length of a key in bytes: that of a SHA-256 hash (RFC 2104, section 3).</summary>
    public const int ShortestKey = 32;

    /// <summary>The key that signs feed addresses: base64 of at least 32 random bytes. A new key makes every address invalid.</summary>
    public string? SigningKey { get; set; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (TryDecode(SigningKey) is not { Length: >= ShortestKey })
        {
            yield return new ValidationResult(
                "Feeds__SigningKey must be set to base64 of at least 32 random bytes.", [nameof(SigningKey)]);
        }
    }

    /// <summary>The key's bytes.</summary>
    /// <exception cref="InvalidOperationException">The key is not set, or is not base64.</exception>
    internal byte[] Key() => TryDecode(SigningKey) ?? throw new InvalidOperationException("Feeds__SigningKey must be set to base64.");

    private static byte[]? TryDecode(string? base64)
    {
        byte[] bytes = new byte[base64?.Length ?? 0];
        return base64 is not null && Convert.TryFromBase64String(base64, bytes, out int length) ? bytes[..length] : null;
    }
}
