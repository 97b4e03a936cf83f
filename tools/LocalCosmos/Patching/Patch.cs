using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCosmos.Errors;
using LocalCosmos.Json;
using LocalCosmos.Queries.Filtering;

namespace LocalCosmos.Patching;

/// <summary>A partial update of a document: up to ten operations, which succeed or fail together.</summary>
/// <param name="Operations">The operations in their order.</param>
/// <param name="Condition">The condition that the document must meet; null for none.</param>
internal sealed record Patch(IReadOnlyList<PatchOperation> Operations, FilterPredicate? Condition)
{
    private const int MaximumOperations = 10;

    private static readonly HashSet<string> SystemProperties = ["id", "_rid", "_self", "_etag", "_attachments", "_ts"];

    // The default encoder escapes for HTML, which a document does not need.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="BadQueryException">The condition is outside the grammar.</exception>
    /// <exception cref="RefusedException">The number of operations is not 1 to 10, or an operation is not valid.</exception>
    public static Patch Parse(ReadOnlyMemory<byte> body, PropertyPath partitionKey)
    {
        JsonElement request = JsonElement.Parse(body.Span);
        if (request.ValueKind != JsonValueKind.Object || !request.TryGetProperty("operations", out JsonElement list) || list.ValueKind != JsonValueKind.Array)
        {
            throw RefusedException.BadRequest("A patch must be an object with operations.");
        }

        if (list.GetArrayLength() is 0 or > MaximumOperations)
        {
            throw RefusedException.BadRequest($"A patch must have 1 to {MaximumOperations} operations.");
        }

        List<PatchOperation> operations = list.EnumerateArray().Select(PatchOperation.Parse).ToList();
        foreach (PatchPath path in operations.SelectMany(operation => new[] { operation.Path, operation.From }).OfType<PatchPath>())
        {
            if (SystemProperties.Contains(path.Root) || path.Covers(partitionKey.Names))
            {
                throw RefusedException.BadRequest($"A patch cannot change {path.Text}.");
            }
        }

        return new Patch(
            operations, request.TryGetProperty("condition", out JsonElement condition) ? FilterPredicate.Parse(condition.GetString()!) : null);
    }

    /// <summary>Whether a document meets the condition.</summary>
    public bool AppliesTo(JsonElement document) => Condition?.Matches(document) ?? true;

    /// <summary>Applies the operations and returns the document in UTF-8.</summary>
    /// <exception cref="RefusedException">An operation is not possible.</exception>
    public ReadOnlyMemory<byte> Apply(JsonElement document)
    {
        JsonObject changed = JsonObject.Create(document)!;
        foreach (PatchOperation operation in Operations)
        {
            operation.Apply(changed);
        }

        ArrayBufferWriter<byte> buffer = new();
        using Utf8JsonWriter json = new(buffer, Plain);
        changed.WriteTo(json);
        json.Flush();
        return buffer.WrittenMemory;
    }
}
