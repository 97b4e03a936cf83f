using System.Text.Json;
using Events.Core.Input;

namespace Events.Core.Events.Writing;

/// <summary>The body of a request that creates several events: <c>{"events": [{…}, …]}</c>.</summary>
public static class BatchBody
{
    /// <summary>The most events of a batch.</summary>
    public const int LargestBatch = 100;

    private const string Name = "events";
    private static readonly JsonShape Shape = new([Name]);

    /// <summary>Reads the events, each with the rules that it breaks.</summary>
    /// <param name="utf8">JSON in UTF-8.</param>
    /// <exception cref="ProblemException">
    /// <see cref="ProblemKind.MalformedBody"/>: it is not JSON with an array under <c>events</c>;
    /// <see cref="ProblemKind.InvalidBody"/>: the array is empty or too long, or the body has other members.
    /// </exception>
    public static IReadOnlyList<CheckedEvent> Read(ReadOnlyMemory<byte> utf8)
    {
        using JsonDocument document = JsonBody.Parse(utf8);
        FaultList faults = new();
        JsonElement content = JsonBody.Content(document, Shape, Name, JsonValueKind.Array, faults);
        string list = JsonPointer.To(JsonPointer.Root, Name);
        int length = content.GetArrayLength();
        if (length == 0)
        {
            faults.At(list, FaultCodes.Empty, "Must have at least one item.");
        }
        else if (length > LargestBatch)
        {
            faults.At(list, FaultCodes.TooLong, $"Must have at most {LargestBatch} items.");
        }

        faults.ThrowIfAny(ProblemKind.InvalidBody, "The batch breaks one or more rules.");
        return [.. content.EnumerateArray().Select((item, index) => Read(item, JsonPointer.To(list, index)))];
    }

    private static CheckedEvent Read(JsonElement item, string pointer)
    {
        FaultList faults = new();
        return new CheckedEvent(pointer, EventRules.Read(item, pointer, faults), faults);
    }
}
