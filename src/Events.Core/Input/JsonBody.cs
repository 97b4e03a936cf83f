using System.Text.Json;
using System.Text.Unicode;

namespace Events.Core.Input;

/// <summary>The body of a request: a JSON object (RFC 8259) with one member, which has the content.</summary>
internal static class JsonBody
{
    // Valid bodies have a depth of about three. The limit keeps a malicious body from overflowing the stack.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Parses a body. Ignores a byte order mark at its start, as RFC 8259 allows.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.MalformedBody"/>: not UTF-8, not JSON, or nested too deep.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith(ByteOrderMark))
        {
            utf8 = utf8[ByteOrderMark.Length..];
        }

        // The parser does not validate the UTF-8 of strings.
        if (!Utf8.IsValid(utf8.Span))
        {
            throw new ProblemException(ProblemKind.MalformedBody, "The body is not valid UTF-8.");
        }

        try
        {
            return JsonDocument.Parse(utf8, Options);
        }
        catch (JsonException exception)
        {
            string detail = utf8.IsEmpty
                ? "The body is empty."
                : $"The body is not JSON, or it is nested too deeply: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.";
            throw new ProblemException(ProblemKind.MalformedBody, detail, innerException: exception);
        }
    }

    /// <summary>Returns the content of the body. Adds a fault for every other member.</summary>
    /// <param name="document">The body.</param>
    /// <param name="shape">The shape of the body. Its only member is <paramref name="name"/>.</param>
    /// <param name="name">The name of the member with the content.</param>
    /// <param name="kind">The kind of the content: an object or an array.</param>
    /// <param name="faults">Collects the faults.</param>
    /// <exception cref="ProblemException"><see cref="ProblemKind.MalformedBody"/>: there is no content of that kind.</exception>
    public static JsonElement Content(JsonDocument document, JsonShape shape, string name, JsonValueKind kind, FaultList faults)
    {
        if (document.RootElement.ValueKind == JsonValueKind.Object
            && shape.Read(document.RootElement, JsonPointer.Root, faults) is { } members
            && members[name].Value is JsonElement content && content.ValueKind == kind)
        {
            return content;
        }

        string word = kind == JsonValueKind.Array ? "array" : "object";
        throw new ProblemException(ProblemKind.MalformedBody, $"The body must be a JSON object with an {word} under \"{name}\".");
    }
}
