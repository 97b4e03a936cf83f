using System.Text.Json.Nodes;
using LocalCosmos.Errors;

namespace LocalCosmos.Patching;

/// <summary>A place in a document: a property of an object or an element of an array. The place may have no value.</summary>
internal readonly struct PatchPlace
{
    private readonly PatchPath _path;
    private readonly JsonNode _parent;
    private readonly string? _name;
    private readonly int _index;

    public PatchPlace(PatchPath path, JsonObject parent, string name) => (_path, _parent, _name) = (path, parent, name);

    public PatchPlace(PatchPath path, JsonArray parent, int index) => (_path, _parent, _index) = (path, parent, index);

    public bool Exists => _parent is JsonObject holder ? holder.ContainsKey(_name!) : _index < _parent.AsArray().Count;

    /// <summary>The value; null for no value and for JSON null.</summary>
    public JsonNode? Value => !Exists ? null : _parent is JsonObject holder ? holder[_name!] : _parent[_index];

    /// <summary>Sets a property, or inserts an element into an array.</summary>
    public void Add(JsonNode? value)
    {
        if (_parent is JsonArray list)
        {
            list.Insert(_index, value);
        }
        else
        {
            _parent[_name!] = value;
        }
    }

    /// <summary>Sets a property or an element of an array.</summary>
    public void Set(JsonNode? value)
    {
        if (_parent is JsonArray && Exists)
        {
            _parent[_index] = value;
        }
        else
        {
            Add(value);
        }
    }

    /// <exception cref="RefusedException">The place has no value.</exception>
    public void Replace(JsonNode? value)
    {
        Require();
        Set(value);
    }

    /// <summary>Removes the value and returns it.</summary>
    /// <exception cref="RefusedException">The place has no value.</exception>
    public JsonNode? Remove()
    {
        Require();
        JsonNode? value = Value;
        if (_parent is JsonArray list)
        {
            list.RemoveAt(_index);
        }
        else
        {
            _parent.AsObject().Remove(_name!);
        }

        return value;
    }

    private void Require()
    {
        if (!Exists)
        {
            throw RefusedException.BadRequest($"The patch path {_path.Text} does not exist in the document.");
        }
    }
}
