using System.Text.Json;
using Events.Core.Json;
using Events.Core.Problems;

namespace Events.Core.Events;

/// <summary>The body of a request that creates an event: <c>{"event": {…}}</c>.</summary>
public static class EventBody
{
    private const string Name = "event";
    private static readonly JsonShape Shape = new([Name]);

    /// <summary>Reads the body of a create.</summary>
    /// <param name="utf8">JSON in UTF-8.</param>
    /// <exception cref="ProblemException">
    /// <see cref="ProblemKind.MalformedBody"/> where it is not JSON with an object under <c>event</c>;
    /// <see cref="ProblemKind.InvalidBody"/> with every fault where a rule is broken.
    /// </exception>
    public static EventDraft ReadCreate(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonBody.Parse(utf8);
        var faults = new FaultList();
        var content = JsonBody.Content(document, Shape, Name, JsonValueKind.Object, faults);
        var draft = EventDraftReader.Read(content, JsonPointer.To(JsonPointer.Root, Name), faults);
        faults.ThrowIfAny(ProblemKind.InvalidBody, "The event breaks a rule.");
        return draft!;
    }
}
