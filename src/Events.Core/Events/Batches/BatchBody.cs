using System.Text.Json;
using Events.Core.Json;
using Events.Core.Problems;

namespace Events.Core.Events.Batches;

/// <summary>The body of a request that creates several events: <c>{"events": [{…}, …]}</c>.</summary>
public static class BatchBody
{
    /// <summary>How many events a batch may have.</summary>
    public const int MostEvents = 100;

    private const string Name = "events";
    private static readonly JsonShape Shape = new([Name]);

    /// <summary>Reads the events, each with all that is wrong with it.</summary>
    /// <param name="utf8">JSON in UTF-8.</param>
    /// <exception cref="ProblemException">
    /// <see cref="ProblemKind.MalformedBody"/> where it is not JSON with an array under <c>events</c>;
    /// <see cref="ProblemKind.InvalidBody"/> where the array has no or too many items, or something stands beside it.
    /// </exception>
    public static IReadOnlyList<GivenEvent> Read(ReadOnlyMemory<byte> utf8)
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
        else if (length > MostEvents)
        {
            faults.At(list, FaultCodes.TooLong, $"Must have at most {MostEvents} items.");
        }

        faults.ThrowIfAny(ProblemKind.InvalidBody, "The batch breaks a rule.");
        return [.. content.EnumerateArray().Select((item, index) => Read(item, JsonPointer.To(list, index)))];
    }

    private static GivenEvent Read(JsonElement item, string pointer)
    {
        FaultList faults = new();
        return new GivenEvent(pointer, EventDraftReader.Read(item, pointer, faults), faults);
    }
}
