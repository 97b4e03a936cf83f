using System.IO.Compression;

namespace Events.Testing.Http;

/// <summary>Undoes the content codings that answers have.</summary>
internal static class Coding
{
    /// <summary>The answer's content as it was before it was compressed.</summary>
    public static byte[] Decode(Answer answer) => Decode(answer.Header("Content-Encoding"), answer.Bytes.ToArray());

    /// <summary>The same, of a body.</summary>
    public static byte[] Decode(string? coding, byte[] body)
    {
        if (coding is null || body.Length == 0)
        {
            return body;
        }

        using MemoryStream compressed = new(body);
        using Stream decoder = coding switch
        {
            "br" => new BrotliStream(compressed, CompressionMode.Decompress),
            "gzip" => new GZipStream(compressed, CompressionMode.Decompress),
            _ => throw new InvalidDataException($"No content coding that the service has: {coding}"),
        };
        using MemoryStream content = new();
        decoder.CopyTo(content);
        return content.ToArray();
    }
}
