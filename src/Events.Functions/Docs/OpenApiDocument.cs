using System.Text;
using Events.Functions.Http;
using YamlDotNet.Serialization;

namespace Events.Functions.Docs;

/// <summary>The description of the API, which <c>openapi.yaml</c> at the top of the repository holds, as JSON.</summary>
internal static class OpenApiDocument
{
    private const string Source = "openapi.yaml";
    private static readonly Lazy<byte[]> Json = new(Convert);

    /// <summary>The document as the repository has it, UTF-8. It is converted once, when it is first asked for.</summary>
    public static ReadOnlyMemory<byte> Content => Json.Value;

    /// <summary>The document as it is served.</summary>
    public static DocsFile File { get; } = new(StoredJsonResult.MediaType, () => Json.Value);

    private static byte[] Convert()
    {
        using StreamReader yaml = new(EmbeddedFile.Open(typeof(OpenApiDocument).Assembly, Source), Encoding.UTF8);
        object document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml)!;
        return Encoding.UTF8.GetBytes(new SerializerBuilder().JsonCompatible().DisableAliases().Build().Serialize(document));
    }
}
