using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Events.Functions.Http;

/// <summary>A content coding that an answer can have (RFC 9110, section 8.4.1).</summary>
internal sealed class ContentCoding
{
    /// <summary>Up to this many bytes, compressing an answer costs more than it saves: 1 KiB.</summary>
    public const int Threshold = 1024;

    private const string Plain = "identity";
    private const string Any = "*";
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

    /// <summary>Its name, as in <c>Content-Encoding</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// The coding that the client prefers by <c>Accept-Encoding</c> (RFC 9110, section 12.5.3), Brotli where it likes both the same; null to send
    /// the answer as it is. The framework's own choice is not used: it takes <c>br</c> for <c>br;q=0, *</c>.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="length">How many bytes the answer has. A short one is compressed only where the client refuses it plain.</param>
    public static ContentCoding? Choose(HttpRequest request, long length)
    {
        if (request.Headers.AcceptEncoding.Count == 0
            || !StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out IList<StringWithQualityHeaderValue>? accepted))
        {
            return null;
        }

        // Whoever does not name it takes it, if nothing else can be had.
        double plain = Quality(accepted, Plain) ?? double.Epsilon;
        double brotli = Quality(accepted, Brotli.Name) ?? 0;
        double gzip = Quality(accepted, Gzip.Name) ?? 0;
        double best = Math.Max(brotli, gzip);
        return best == 0 || best < plain || (length <= Threshold && plain > 0) ? null
            : brotli == best ? Brotli
            : Gzip;
    }

    /// <summary>Opens a stream that compresses what is written to it, and leaves the inner one open.</summary>
    public Stream Compress(Stream to, CompressionLevel level) => _compress(to, level);

    private static double? Quality(IList<StringWithQualityHeaderValue> accepted, string name) =>
        (Find(accepted, name) ?? Find(accepted, Any)) is { } found ? found.Quality ?? 1 : null;

    private static StringWithQualityHeaderValue? Find(IList<StringWithQualityHeaderValue> accepted, string name) =>
        accepted.FirstOrDefault(coding => coding.Value.Equals(name, StringComparison.OrdinalIgnoreCase));
}
