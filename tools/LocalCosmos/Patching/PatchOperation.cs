using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCosmos.Errors;

namespace LocalCosmos.Patching;

/// <summary>One operation of a patch.</summary>
/// <param name="Kind">The kind of the operation.</param>
/// <param name="Path">The path of the value.</param>
/// <param name="From">The path that a move takes the value from; null for other kinds.</param>
/// <param name="Value">The new value or the number to add; undefined if the kind needs none.</param>
internal sealed record PatchOperation(PatchKind Kind, PatchPath Path, PatchPath? From, JsonElement Value)
{
    /// <exception cref="RefusedException">The kind is unknown, or a property is missing.</exception>
    public static PatchOperation Parse(JsonElement operation)
    {
        PatchKind kind = KindOf(Text(operation, "op"));
        PatchPath path = PatchPath.Parse(Text(operation, "path"));
        PatchPath? from = kind == PatchKind.Move ? PatchPath.Parse(Text(operation, "from")) : null;
        operation.TryGetProperty("value", out JsonElement value);
        if (value.ValueKind == JsonValueKind.Undefined && kind is not (PatchKind.Remove or PatchKind.Move))
        {
            throw RefusedException.BadRequest($"The patch operation on {path.Text} has no value.");
        }

        if (from is not null && from.Text != path.Text && from.Covers(path))
        {
            throw RefusedException.BadRequest($"{from.Text} cannot be moved into itself. Use a path outside of it.");
        }

        return new PatchOperation(kind, path, from, value);
    }

    /// <summary>Applies the operation to a document.</summary>
    /// <exception cref="RefusedException">The document does not have the value that the operation needs.</exception>
    public void Apply(JsonObject document)
    {
        switch (Kind)
        {
            case PatchKind.Add:
                Path.In(document).Add(Node());
                break;
            case PatchKind.Set:
                Path.In(document).Set(Node());
                break;
            case PatchKind.Replace:
                Path.In(document).Replace(Node());
                break;
            case PatchKind.Remove:
                Path.In(document).Remove();
                break;
            case PatchKind.Increment:
                Increment(Path.In(document));
                break;
            case PatchKind.Move:
                JsonNode? moved = From!.In(document).Remove();
                Path.In(document).Add(moved);
                break;
            default:
                throw new InvalidOperationException($"Unknown kind of operation: {Kind}.");
        }
    }

    private JsonNode? Node() => Value.ValueKind == JsonValueKind.Null ? null : JsonNode.Parse(Value.GetRawText());

    private void Increment(PatchPlace place)
    {
        if (!place.Exists)
        {
            place.Set(Node());
            return;
        }

        if (Value.ValueKind != JsonValueKind.Number || place.Value is not { } current || current.GetValueKind() != JsonValueKind.Number)
        {
            throw RefusedException.BadRequest($"The value at {Path.Text} and its increment must be numbers.");
        }

        place.Set(Value.TryGetInt64(out long step) && current.AsValue().TryGetValue<long>(out long whole)
            ? JsonValue.Create(whole + step)
            : JsonValue.Create(current.GetValue<double>() + Value.GetDouble()));
    }

    private static PatchKind KindOf(string? name) => name switch
    {
        "add" => PatchKind.Add,
        "set" => PatchKind.Set,
        "replace" => PatchKind.Replace,
        "remove" => PatchKind.Remove,
        "incr" => PatchKind.Increment,
        "move" => PatchKind.Move,
        _ => throw RefusedException.NotImplemented($"the patch operation '{name}'"),
    };

    private static string? Text(JsonElement operation, string name) =>
        operation.ValueKind == JsonValueKind.Object && operation.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
