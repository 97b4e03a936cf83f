namespace LocalCosmos.Server;

/// <summary>Texts as the protocol signs them: in lower case.</summary>
internal static class SignedText
{
    /// <summary>The text in the lower case of no culture.</summary>
    public static string Of(string text) =>
        string.Create(text.Length, text, static (lower, given) => given.AsSpan().ToLowerInvariant(lower));
}
