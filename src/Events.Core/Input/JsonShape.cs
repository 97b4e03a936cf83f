using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Events.Core.Input;

/// <summary>
/// The names that the members of an object may have. An unknown name is a fault, which suggests the nearest known name. A name that occurs twice is a
/// fault too. Otherwise, a value would be lost without notice.
/// </summary>
internal sealed class JsonShape
{
    private const int Absent = -1;
    private const int LongestPointer = 512;
    private readonly string[] _names;
    private readonly int _longest;
    private readonly FrozenDictionary<string, int> _indexes;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly FrozenSet<string> _readOnly;

    /// <param name="names">The names that a client may send.</param>
    /// <param name="readOnly">The names of members in responses that only the system sets.</param>
    public JsonShape(string[] names, params string[] readOnly)
    {
        _names = names;
        _longest = names.Max(name => name.Length);
        _indexes = names.Index().ToFrozenDictionary(name => name.Item, name => name.Index);
        _lookup = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();
        _readOnly = readOnly.ToFrozenSet();
    }

    /// <summary>The index of a known name.</summary>
    /// <exception cref="KeyNotFoundException">The shape has no such member.</exception>
    public int IndexOf(string name) => _indexes[name];

    /// <summary>Reads an object.</summary>
    /// <param name="value">The object.</param>
    /// <param name="pointer">Its place in the body.</param>
    /// <param name="faults">Collects the faults.</param>
    /// <param name="stored">The stored object into which it is merged (JSON Merge Patch, RFC 7396); undefined for none.</param>
    /// <returns>Its members; null where the value is not an object.</returns>
    public JsonMembers? Read(JsonElement value, string pointer, FaultList faults, JsonElement stored = default)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.At(pointer, FaultCodes.Type, "Must be an object.");
            return null;
        }

        JsonElement[] values = new JsonElement[_names.Length];
        foreach (JsonProperty property in value.EnumerateObject())
        {
            int index = Find(property);
            if (index == Absent)
            {
                Refuse(property, pointer, faults);
            }
            else if (values[index].ValueKind != JsonValueKind.Undefined)
            {
                faults.At(JsonPointer.To(pointer, _names[index]), FaultCodes.Duplicate, "Must be given only once.");
            }
            else
            {
                values[index] = property.Value;
            }
        }

        return new JsonMembers(this, values, stored, pointer, faults);
    }

    // Compares the bytes, so that a known name needs no string.
    private int Find(JsonProperty property)
    {
        ReadOnlySpan<byte> name = JsonMarshal.GetRawUtf8PropertyName(property);
        if (name.Contains((byte)'\\'))
        {
            return JsonText.IsWellFormed(name) ? _indexes.GetValueOrDefault(property.Name, Absent) : Absent;
        }

        if (name.Length > _longest)
        {
            return Absent;
        }

        Span<char> characters = stackalloc char[name.Length];
        int length = Encoding.UTF8.GetChars(name, characters);
        return _lookup.TryGetValue(characters[..length], out int index) ? index : Absent;
    }

    private void Refuse(JsonProperty property, string pointer, FaultList faults)
    {
        if (faults.IsFull)
        {
            faults.AddUnlisted();
            return;
        }

        if (!JsonText.IsWellFormed(JsonMarshal.GetRawUtf8PropertyName(property)))
        {
            faults.At(pointer, FaultCodes.Characters, "The name of a member must not have half of a surrogate pair.");
            return;
        }

        string name = property.Name;
        if (_readOnly.Contains(name))
        {
            faults.At(JsonPointer.To(pointer, name), FaultCodes.ReadOnly, "Is set by the system. Leave it out.");
            return;
        }

        // A name can be as long as the body, and its pointer several times as long.
        string place = name.Length > LongestPointer ? pointer : JsonPointer.To(pointer, name);
        faults.At(
            place.Length > LongestPointer ? pointer : place,
            FaultCodes.UnknownName,
            $"The member is unknown. The nearest known name is \"{NearestName.Of(name, _names)}\".");
    }
}
