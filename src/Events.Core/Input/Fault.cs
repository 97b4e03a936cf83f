using System.Text.Json.Serialization;

namespace Events.Core.Input;

/// <summary>One thing that is wrong with a request: an item of <c>errors</c> in a problem document.</summary>
/// <param name="Pointer">
/// Where in the body, as a JSON Pointer (RFC 6901) in URI fragment form, for example <c>#/event/start_at</c>; null for a parameter.
/// </param>
/// <param name="Parameter">The URL parameter's name, for example <c>start_from</c>; null for a place in the body.</param>
/// <param name="Code">A stable code for programs, for example <c>required</c>; one of <see cref="FaultCodes"/>.</param>
/// <param name="Message">A sentence for people. It may quote what the client sent, but no data of anyone else.</param>
public sealed record Fault(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Pointer,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter,
    string Code,
    string Message)
{
    /// <summary>A fault at a place in the body.</summary>
    public static Fault At(string pointer, string code, string message) => new(pointer, null, code, message);

    /// <summary>A fault of a URL parameter.</summary>
    public static Fault Of(string parameter, string code, string message) => new(null, parameter, code, message);
}
