using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCosmos.Queries;
using LocalCosmos.Resources;
using LocalCosmos.Server;

namespace LocalCosmos.Patching;

/// <summary>A partial update: up to ten operations, done all or not at all.</summary>
/// <param name="Operations">In the order in which they are done.</param>
/// <param name="Condition">What the document must satisfy first; null for nothing.</param>
internal sealed record Patch(IReadOnlyList<PatchOperation> Operations, FilterPredicate? Condition)
{
    private const int MaximumOperations = 10;

    private static readonly HashSet<string> SystemProperties = ["id", "_rid", "_self", "_etag", "_attachments", "_ts"];

    // What a document holds is not escaped for a page of HTML.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="BadQueryException">Its condition is outside the grammar.</exception>
    /// <exception cref="RefusedException">It has none or too many operations, or one that is not allowed in the container.</exception>
    public static Patch Parse(ReadOnlyMemory<byte> body, ContainerDefinition container)
    {
        var request = JsonElement.Parse(body.Span);
        if (request.ValueKind != JsonValueKind.Object || !request.TryGetProperty("operations", out var list) || list.ValueKind != JsonValueKind.Array)
        {
            throw RefusedException.BadRequest("A patch is an object with operations.");
        }

        if (list.GetArrayLength() is 0 or > MaximumOperations)
        {
            throw RefusedException.BadRequest($"A patch has 1 to {MaximumOperations} operations.");
        }

        var operations = list.EnumerateArray().Select(PatchOperation.Parse).ToList();
        foreach (var path in operations.SelectMany(operation => new[] { operation.Path, operation.From }).OfType<PatchPath>())
        {
            if (SystemProperties.Contains(path.Root) || path.Covers(PatchPath.Parse(container.PartitionKey.Text)))
            {
                throw RefusedException.BadRequest($"A patch cannot change {path.Text}.");
            }
        }

        return new Patch(
            operations, request.TryGetProperty("condition", out var condition) ? FilterPredicate.Parse(condition.GetString()!) : null);
    }

    /// <summary>Whether the document is one that the patch may change.</summary>
    public bool Holds(JsonElement document) => Condition?.Matches(document) ?? true;

    /// <summary>The document with all operations done, as UTF-8.</summary>
    /// <exception cref="RefusedException">One of them cannot be done.</exception>
    public ReadOnlyMemory<byte> Apply(JsonElement document)
    {
        var changed = JsonObject.Create(document)!;
        foreach (var operation in Operations)
        {
            operation.Apply(changed);
        }

        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, Plain);
        changed.WriteTo(json);
        json.Flush();
        return buffer.WrittenMemory;
    }
}
