using System.Text;
using System.Text.Json;
using Events.Core.Events;
using Events.Core.Input;
using Events.Tests.Shared;

namespace Events.Core.Tests.Events;

/// <summary>The members of an event, read from the example answer, which is the only list of them in the tests.</summary>
internal static class EventMembers
{
    /// <summary>All members, in the order of the answer.</summary>
    public static IReadOnlyList<string> All { get; } = NamesOf(Encoding.UTF8.GetBytes(ExampleBodies.Answer));

    /// <summary>The members that a client cannot send.</summary>
    public static IReadOnlyList<string> ReadOnly { get; } =
    [
        .. EventBody.ReadCreate(Encoding.UTF8.GetBytes($"{{\"event\":{ExampleBodies.Answer}}}")).Faults.Faults
            .Where(fault => fault.Code == FaultCodes.ReadOnly).Select(fault => fault.Pointer!["#/event/".Length..]),
    ];

    /// <summary>The names of the members of an object, in order.</summary>
    public static IReadOnlyList<string> NamesOf(ReadOnlyMemory<byte> json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(member => member.Name)];
    }
}
