using System.IO.Compression;
using System.Reflection;
using Events.Functions.Http;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Events.Functions.Docs;

/// <summary>
/// A document that is the same for everybody: the description of the API, or a file of the page that shows it, Swagger UI's from its package, which
/// has them under gzip, and a few of our own. Each is compressed once, when it is first asked for.
/// </summary>
internal sealed class DocsFile
{
    private const string ReaderFolder = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";
    private static readonly Assembly Own = typeof(DocsFile).Assembly;
    private static readonly Assembly Reader = typeof(SwaggerUIOptions).Assembly;
    private readonly Lazy<byte[]> _plain;
    private readonly Lazy<string> _tag;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    /// <summary>A document, read when it is first asked for.</summary>
    public DocsFile(string contentType, Func<byte[]> plain)
        : this(contentType, plain, gzip: null)
    {
    }

    private DocsFile(string contentType, Func<byte[]> plain, Func<byte[]>? gzip)
    {
        ContentType = contentType;
        _plain = new(plain);
        _tag = new(() => EntityTag.OfContent(_plain.Value));
        _brotli = new(() => Compress(_plain.Value, ContentCoding.Brotli));
        _gzip = new(gzip ?? (() => Compress(_plain.Value, ContentCoding.Gzip)));
    }

    /// <summary>The page itself.</summary>
    public static DocsFile Page { get; } = OfOurs("docs.html", "text/html; charset=utf-8");

    /// <summary>What the page asks for, and the licence of the reader, by name.</summary>
    public static IReadOnlyDictionary<string, DocsFile> All { get; } = new Dictionary<string, DocsFile>(StringComparer.Ordinal)
    {
        ["docs.css"] = OfOurs("docs.css", "text/css; charset=utf-8"),
        ["docs.js"] = OfOurs("docs.js", "text/javascript; charset=utf-8"),
        ["swagger-ui.css"] = OfReader("swagger-ui.css", "text/css; charset=utf-8"),
        ["swagger-ui-bundle.js"] = OfReader("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
        ["favicon-32x32.png"] = OfReader("favicon-32x32.png", "image/png"),
        ["LICENSE"] = OfReader("LICENSE", "text/plain; charset=utf-8"),
    };

    /// <summary>Its media type.</summary>
    public string ContentType { get; }

    /// <summary>The document as it is.</summary>
    public ReadOnlyMemory<byte> Plain => _plain.Value;

    /// <summary>Its weak <c>ETag</c>.</summary>
    public string Tag => _tag.Value;

    /// <summary>The document under a coding.</summary>
    public ReadOnlyMemory<byte> In(ContentCoding coding) => (coding == ContentCoding.Brotli ? _brotli : _gzip).Value;

    private static DocsFile OfOurs(string name, string contentType) => new(contentType, () => EmbeddedFile.Read(Own, name));

    private static DocsFile OfReader(string name, string contentType) =>
        new(contentType, () => Decompress(EmbeddedFile.Read(Reader, ReaderFolder + name)), () => EmbeddedFile.Read(Reader, ReaderFolder + name));

    private static byte[] Compress(byte[] plain, ContentCoding coding)
    {
        using MemoryStream compressed = new();
        using (Stream stream = coding.Compress(compressed, CompressionLevel.Optimal))
        {
            stream.Write(plain);
        }

        return compressed.ToArray();
    }

    private static byte[] Decompress(byte[] compressed)
    {
        using GZipStream gzip = new(new MemoryStream(compressed), CompressionMode.Decompress);
        using MemoryStream plain = new();
        gzip.CopyTo(plain);
        return plain.ToArray();
    }
}
