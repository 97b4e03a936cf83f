using System.Text.Json;
using Events.Core.Problems;

namespace Events.Core.Json;

/// <summary>
/// The members of one object in a request's body, as its <see cref="JsonShape"/> found them. Where the object is to be
/// merged into a stored one, a member that is not given is the stored one.
/// </summary>
internal readonly struct JsonMembers(JsonShape shape, JsonElement[] values, JsonElement stored, string pointer, FaultList faults)
{
    /// <summary>A member by its name, which the shape must know.</summary>
    public JsonMember this[string name]
    {
        get
        {
            var given = values[shape.IndexOf(name)];
            if (stored.ValueKind != JsonValueKind.Object || !stored.TryGetProperty(name, out var kept))
            {
                return new JsonMember(pointer, name, given, default, faults);
            }

            return new JsonMember(pointer, name, given.ValueKind == JsonValueKind.Undefined ? kept : given, kept, faults);
        }
    }
}
