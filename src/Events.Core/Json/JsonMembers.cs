using System.Text.Json;
using Events.Core.Problems;

namespace Events.Core.Json;

/// <summary>The members of one object in a request's body, as its <see cref="JsonShape"/> found them.</summary>
internal readonly struct JsonMembers(JsonShape shape, JsonElement[] values, string pointer, FaultList faults)
{
    /// <summary>A member by its name, which the shape must know.</summary>
    public JsonMember this[string name] => new(pointer, name, values[shape.IndexOf(name)], faults);
}
