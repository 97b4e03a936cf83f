using System.IO.Compression;
using System.Reflection;
using Swashbuckle.AspNetCore.SwaggerUI;

namespace Events.Functions.Docs;

/// <summary>A file of the page that shows the API: Swagger UI's from its package, which has them compressed, and a few of our own.</summary>
internal sealed class DocsFile
{
    private const string ReaderFolder = "Swashbuckle.AspNetCore.SwaggerUI.node_modules.swagger_ui_dist.";
    private static readonly Assembly Own = typeof(DocsFile).Assembly;
    private static readonly Assembly Reader = typeof(SwaggerUIOptions).Assembly;
    private readonly Lazy<byte[]> _plain;
    private readonly Lazy<byte[]> _compressed;

    private DocsFile(string contentType, Func<byte[]> plain, Func<byte[]> compressed)
    {
        ContentType = contentType;
        _plain = new(plain);
        _compressed = new(compressed);
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

    /// <summary>The file as it is.</summary>
    public ReadOnlyMemory<byte> Plain => _plain.Value;

    /// <summary>The file under gzip (RFC 1952).</summary>
    public ReadOnlyMemory<byte> Compressed => _compressed.Value;

    private static DocsFile OfOurs(string name, string contentType) =>
        new(contentType, () => EmbeddedFile.Read(Own, name), () => Compress(EmbeddedFile.Read(Own, name)));

    private static DocsFile OfReader(string name, string contentType) =>
        new(contentType, () => Decompress(EmbeddedFile.Read(Reader, ReaderFolder + name)), () => EmbeddedFile.Read(Reader, ReaderFolder + name));

    private static byte[] Compress(byte[] plain)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(plain);
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
