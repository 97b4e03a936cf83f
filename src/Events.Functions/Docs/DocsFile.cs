using System.IO.Compression;
using System.Reflection;
using Events.Functions.Pipeline.Responses;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Events.Functions.Docs;

/// <summary>
/// A public document: the OpenAPI document, or a file of the page that shows it. Most files of the page come from the Swagger UI package, which
/// stores them with gzip. Each file is compressed once, at its first request.
/// </summary>
internal sealed class DocsFile
{
    private const string SwaggerUiFolder = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";
    private static readonly Assembly ThisProject = typeof(DocsFile).Assembly;
    private static readonly Assembly SwaggerUi = typeof(SwaggerUIOptions).Assembly;
    private readonly Lazy<byte[]> _plain;
    private readonly Lazy<string> _tag;
    private readonly Lazy<byte[]> _brotli;
    private readonly Lazy<byte[]> _gzip;

    /// <summary>Creates a document that is read at its first request.</summary>
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

    /// <summary>The page.</summary>
    public static DocsFile Page { get; } = OfThisProject("docs.html", "text/html; charset=utf-8");

    /// <summary>The files that the page loads, and the license of Swagger UI, by name.</summary>
    public static IReadOnlyDictionary<string, DocsFile> All { get; } = new Dictionary<string, DocsFile>(StringComparer.Ordinal)
    {
        ["docs.css"] = OfThisProject("docs.css", "text/css; charset=utf-8"),
        ["docs.js"] = OfThisProject("docs.js", "text/javascript; charset=utf-8"),
        ["swagger-ui.css"] = OfSwaggerUi("swagger-ui.css", "text/css; charset=utf-8"),
        ["swagger-ui-bundle.js"] = OfSwaggerUi("swagger-ui-bundle.js", "text/javascript; charset=utf-8"),
        ["favicon-32x32.png"] = OfSwaggerUi("favicon-32x32.png", "image/png"),
        ["LICENSE"] = OfSwaggerUi("LICENSE", "text/plain; charset=utf-8"),
    };

    /// <summary>The media type.</summary>
    public string ContentType { get; }

    /// <summary>The uncompressed document.</summary>
    public ReadOnlyMemory<byte> Plain => _plain.Value;

    /// <summary>The weak <c>ETag</c>.</summary>
    public string Tag => _tag.Value;

    /// <summary>Returns the document with a content coding.</summary>
    public ReadOnlyMemory<byte> Encode(ContentCoding coding) => (coding == ContentCoding.Brotli ? _brotli : _gzip).Value;

    private static DocsFile OfThisProject(string name, string contentType) => new(contentType, () => EmbeddedFile.Read(ThisProject, name));

    private static DocsFile OfSwaggerUi(string name, string contentType) =>
        new(contentType, () => Decompress(EmbeddedFile.Read(SwaggerUi, SwaggerUiFolder + name)), () => EmbeddedFile.Read(SwaggerUi, SwaggerUiFolder + name));

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
