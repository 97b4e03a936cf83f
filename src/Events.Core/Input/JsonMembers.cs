using System.Text.Json;

namespace Events.Core.Input;

/// <summary>
/// The members of one object in the body of a request, as its <see cref="JsonShape"/> found them. Where the object is merged into a stored one, a member
/// that was not sent has the stored value.
/// </summary>
internal readonly struct JsonMembers(JsonShape shape, JsonElement[] values, JsonElement stored, string pointer, FaultList faults)
{
    /// <summary>A member by its name, which the shape must know.</summary>
    public JsonMember this[string name] => new(
        pointer,
        name,
        values[shape.IndexOf(name)],
        stored.ValueKind == JsonValueKind.Object && stored.TryGetProperty(name, out JsonElement kept) ? kept : default,
        faults);
}
