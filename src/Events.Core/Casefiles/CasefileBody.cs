using System.Text.Json;
using Events.Core.Input;

namespace Events.Core.Casefiles;

/// <summary>The body of a request that sends a casefile: <c>{"casefile": {"subjects": […], "case_services": […]}}</c>.</summary>
public static class CasefileBody
{
    private const string Name = "casefile";
    private const int MostItems = 1_000;

    private static readonly JsonShape Shape = new([Name]);
    private static readonly JsonShape CasefileShape = new(["subjects", "case_services"]);

    /// <summary>Reads the body of a put.</summary>
    /// <param name="utf8">JSON in UTF-8.</param>
    /// <exception cref="ProblemException">
    /// <see cref="ProblemKind.MalformedBody"/>: it is not JSON with an object under <c>casefile</c>; <see cref="ProblemKind.InvalidBody"/>, with every
    /// fault: a list is missing or too long, or has an item that is a duplicate or not an integer from 1 to 2^53-1.
    /// </exception>
    public static Casefile Read(ReadOnlyMemory<byte> utf8)
    {
        using JsonDocument document = JsonBody.Parse(utf8);
        FaultList faults = new();
        JsonElement content = JsonBody.Content(document, Shape, Name, JsonValueKind.Object, faults);
        JsonMembers members = CasefileShape.Read(content, JsonPointer.To(JsonPointer.Root, Name), faults)!.Value;
        Casefile casefile = new(
            JsonIntegerList.Read(members["subjects"].Required(), MostItems) ?? [],
            JsonIntegerList.Read(members["case_services"].Required(), MostItems) ?? []);
        faults.ThrowIfAny(ProblemKind.InvalidBody, "The casefile breaks one or more rules.");
        return casefile;
    }
}
