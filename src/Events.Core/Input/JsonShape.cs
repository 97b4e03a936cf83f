using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Events.Core.Input;

/// <summary>
/// Which members objects of one kind have. Reading one refuses every other name, with the nearest known one, and a name
/// given twice, as a client that misspells or repeats a member has lost what it meant.
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

    /// <param name="names">The members that a client may give.</param>
    /// <param name="readOnly">Members that are answered, but set by the system alone.</param>
    public JsonShape(string[] names, params string[] readOnly)
    {
        _names = names;
        _longest = names.Max(name => name.Length);
        _indexes = names.Index().ToFrozenDictionary(name => name.Item, name => name.Index);
        _lookup = _indexes.GetAlternateLookup<ReadOnlySpan<char>>();
        _readOnly = readOnly.ToFrozenSet();
    }

    /// <summary>The place of a known name among its kind.</summary>
    /// <exception cref="KeyNotFoundException">The shape has no such member.</exception>
    public int IndexOf(string name) => _indexes[name];

    /// <summary>Reads an object.</summary>
    /// <param name="value">The object.</param>
    /// <param name="pointer">Where it stands in the body.</param>
    /// <param name="faults">Where the faults go.</param>
    /// <param name="stored">What it is to be merged into (JSON Merge Patch, RFC 7396); undefined for nothing.</param>
    /// <returns>Its members; null where the value is no object.</returns>
    public JsonMembers? Read(JsonElement value, string pointer, FaultList faults, JsonElement stored = default)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            faults.At(pointer, FaultCodes.Type, "Must be an object.");
            return null;
        }

        var values = new JsonElement[_names.Length];
        foreach (var property in value.EnumerateObject())
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

    // From the bytes, so that a known name costs no string.
    private int Find(JsonProperty property)
    {
        var name = JsonMarshal.GetRawUtf8PropertyName(property);
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
            faults.LeaveOut();
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

        // A pointer to a name as long as a body would be several times as long.
        string place = name.Length > LongestPointer ? pointer : JsonPointer.To(pointer, name);
        faults.At(
            place.Length > LongestPointer ? pointer : place,
            FaultCodes.UnknownName,
            $"The member is unknown. The nearest known name is \"{NearestName.Of(name, _names)}\".");
    }
}
