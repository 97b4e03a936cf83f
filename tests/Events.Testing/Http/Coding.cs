using System.IO.Compression;

namespace Events.Testing.Http;

/// <summary>Decodes compressed answers.</summary>
internal static class Coding
{
    /// <summary>The body of an answer without its content coding.</summary>
    public static byte[] Decode(Answer answer) => Decode(answer.Header("Content-Encoding"), answer.Bytes.ToArray());

    /// <summary>A body without its content coding.</summary>
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
            _ => throw new InvalidDataException($"The service never uses the content coding {coding}. Expected: br, gzip or none."),
        };
        using MemoryStream content = new();
        decoder.CopyTo(content);
        return content.ToArray();
    }
}
