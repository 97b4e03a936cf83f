using System.Text.Json;
using Events.Core.Input;

namespace Events.Core.Events;

/// <summary>The body of a request that creates or changes an event: <c>{"event": {…}}</c>.</summary>
public static class EventBody
{
    private const string Name = "event";
    private static readonly JsonShape Shape = new([Name]);

    /// <summary>The place of the event in the body.</summary>
    public static string Pointer { get; } = JsonPointer.To(JsonPointer.Root, Name);

    /// <summary>Reads the body of a create.</summary>
    /// <param name="utf8">JSON in UTF-8.</param>
    /// <exception cref="ProblemException"><see cref="ProblemKind.MalformedBody"/>: it is not JSON with an object under <c>event</c>.</exception>
    public static CheckedEvent ReadCreate(ReadOnlyMemory<byte> utf8)
    {
        using JsonDocument document = JsonBody.Parse(utf8);
        FaultList faults = new();
        return new CheckedEvent(Pointer, EventRules.Read(Content(document, faults), Pointer, faults), faults);
    }

    /// <summary>The object under <c>event</c>; members beside it become faults.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.MalformedBody"/>: there is no such object.</exception>
    internal static JsonElement Content(JsonDocument document, FaultList faults) =>
        JsonBody.Content(document, Shape, Name, JsonValueKind.Object, faults);
}
