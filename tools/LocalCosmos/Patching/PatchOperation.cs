using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCosmos.Server;

namespace LocalCosmos.Patching;

/// <summary>One operation of a patch.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Path">Where.</param>
/// <param name="From">Where what is moved comes from; null but for a move.</param>
/// <param name="Value">The value to put there or the number to add; undefined where the kind takes none.</param>
internal sealed record PatchOperation(PatchKind Kind, PatchPath Path, PatchPath? From, JsonElement Value)
{
    /// <exception cref="RefusedException">It is not an operation that is known, or lacks a part.</exception>
    public static PatchOperation Parse(JsonElement operation)
    {
        var kind = KindOf(Text(operation, "op"));
        var path = PatchPath.Parse(Text(operation, "path"));
        var from = kind == PatchKind.Move ? PatchPath.Parse(Text(operation, "from")) : null;
        operation.TryGetProperty("value", out var value);
        if (value.ValueKind == JsonValueKind.Undefined && kind is not (PatchKind.Remove or PatchKind.Move))
        {
            throw RefusedException.BadRequest($"The patch operation on {path.Text} has no value.");
        }

        if (from is not null && from.Text != path.Text && from.Covers(path))
        {
            throw RefusedException.BadRequest($"{from.Text} cannot be moved into itself.");
        }

        return new PatchOperation(kind, path, from, value);
    }

    /// <summary>Does it.</summary>
    /// <exception cref="RefusedException">The document does not have what it needs.</exception>
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
                var moved = From!.In(document).Remove();
                Path.In(document).Add(moved);
                break;
            default:
                throw new InvalidOperationException($"No such kind of operation: {Kind}.");
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
            throw RefusedException.BadRequest($"The value at {Path.Text} or its increment is not a number.");
        }

        place.Set(Value.TryGetInt64(out var step) && current.AsValue().TryGetValue<long>(out var whole)
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
        operation.ValueKind == JsonValueKind.Object && operation.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
