using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Pipeline.Responses;

/// <summary>A content coding for responses (RFC 9110, section 8.4.1).</summary>
internal sealed class ContentCoding
{
    /// <summary>The longest response, 1 KiB, for which compression costs more than it saves.</summary>
    public const int Threshold = 1024;

    private const string Identity = "identity";
    private const string Wildcard = "*";
    private readonly Func<Stream, CompressionLevel, Stream> _compress;

    private ContentCoding(string name, Func<Stream, CompressionLevel, Stream> compress)
    {
        Name = name;
        _compress = compress;
    }

    /// <summary><c>br</c> (RFC 7932).</summary>
    public static ContentCoding Brotli { get; } = new("br", (to, level) => new BrotliStream(to, level, leaveOpen: true));

    /// <summary><c>gzip</c> (RFC 1952).</summary>
    public static ContentCoding Gzip { get; } = new("gzip", (to, level) => new GZipStream(to, level, leaveOpen: true));

    /// <summary>The name in <c>Content-Encoding</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// Returns the coding that the client prefers by <c>Accept-Encoding</c> (RFC 9110, section 12.5.3), or Brotli when both are equal; null for no
    /// compression. The framework's own negotiation is not used because it chooses <c>br</c> for <c>br;q=0, *</c>.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="length">The length of the response in bytes. A short response is compressed only when the client does not accept it uncompressed.</param>
    public static ContentCoding? Choose(HttpRequest request, long length)
    {
        if (request.Headers.AcceptEncoding.Count == 0
            || !StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out IList<StringWithQualityHeaderValue>? accepted))
        {
            return null;
        }

        // A client that does not name "identity" accepts it with the lowest preference.
        double identity = Quality(accepted, Identity) ?? double.Epsilon;
        double brotli = Quality(accepted, Brotli.Name) ?? 0;
        double gzip = Quality(accepted, Gzip.Name) ?? 0;
        double best = Math.Max(brotli, gzip);
        return best == 0 || best < identity || (length <= Threshold && identity > 0) ? null
            : brotli == best ? Brotli
            : Gzip;
    }

    /// <summary>Opens a stream that compresses, and that leaves the inner stream open.</summary>
    public Stream Compress(Stream to, CompressionLevel level) => _compress(to, level);

    private static double? Quality(IList<StringWithQualityHeaderValue> accepted, string name) =>
        (Find(accepted, name) ?? Find(accepted, Wildcard)) is { } found ? found.Quality ?? 1 : null;

    private static StringWithQualityHeaderValue? Find(IList<StringWithQualityHeaderValue> accepted, string name) =>
        accepted.FirstOrDefault(coding => coding.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
}
