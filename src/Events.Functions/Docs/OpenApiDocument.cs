using System.Text;
using System.Text.Json.Nodes;
using Events.Functions.Http;
using YamlDotNet.Serialization;

namespace Events.Functions.Docs;

/// <summary>The description of the API, which <c>openapi.yaml</c> at the top of the repository holds, as JSON.</summary>
public sealed class OpenApiDocument(PublicAddress address)
{
    private const string Source = "openapi.yaml";
    private static readonly Lazy<byte[]> Json = new(Convert);

    /// <summary>The document as the repository has it, UTF-8. It is converted once, when it is first asked for.</summary>
    internal static ReadOnlyMemory<byte> Content => Json.Value;

    /// <summary>The document as it is served: its servers are named by the public URL, where that is set.</summary>
    internal DocsFile File { get; } = new(StoredJsonResult.MediaType, () => address.Setting is { } start ? ServedAt(start) : Json.Value);

    private static byte[] ServedAt(string start)
    {
        JsonNode document = JsonNode.Parse(Json.Value)!;
        foreach (JsonNode? server in document["servers"]!.AsArray())
        {
            server!["url"] = start + server["url"]!.GetValue<string>();
        }

        return Encoding.UTF8.GetBytes(document.ToJsonString());
    }

    private static byte[] Convert()
    {
        using StreamReader yaml = new(EmbeddedFile.Open(typeof(OpenApiDocument).Assembly, Source), Encoding.UTF8);
        object document = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build().Deserialize(yaml)!;
        return Encoding.UTF8.GetBytes(new SerializerBuilder().JsonCompatible().DisableAliases().Build().Serialize(document));
    }
}
