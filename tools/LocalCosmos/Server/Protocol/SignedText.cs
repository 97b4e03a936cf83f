namespace LocalCosmos.Server.Protocol;

/// <summary>Writes texts as the protocol signs them: in lower case.</summary>
internal static class SignedText
{
    /// <summary>The text in lower case, independent of the culture.</summary>
    public static string Of(string text) =>
        string.Create(text.Length, text, static (lower, given) => given.AsSpan().ToLowerInvariant(lower));
}
