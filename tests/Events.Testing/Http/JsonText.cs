using System.Text.Encodings.Web;
using System.Text.Json;

namespace Events.Testing.Http;

/// <summary>
/// Writes equal JSON as equal text: members in the same order, no white space, the same escapes. Azure Cosmos DB returns a document as
/// equal JSON, but not always as equal bytes.
/// </summary>
public static class JsonText
{
    private static readonly JsonSerializerOptions OneForm = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(JsonElement json) => JsonSerializer.Serialize(json, OneForm);

    public static string Of(ReadOnlySpan<byte> json) => Of(JsonElement.Parse(json));
}
