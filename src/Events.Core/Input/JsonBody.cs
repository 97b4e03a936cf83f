using System.Text.Json;
using System.Text.Unicode;

namespace Events.Core.Input;

/// <summary>The body of a request: a JSON object (RFC 8259) whose content stands under one name.</summary>
internal static class JsonBody
{
    // What JSON nests here is three deep; the limit keeps a hostile body from taking the stack.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Parses a body. A byte order mark at its start is passed over, as RFC 8259 allows.</summary>
    /// <exception cref="ProblemException"><see cref="ProblemKind.MalformedBody"/>: not UTF-8, not JSON, or nested too deep.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.Span.StartsWith(ByteOrderMark))
        {
            utf8 = utf8[ByteOrderMark.Length..];
        }

        // The parser does not look into strings.
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
                : $"The body is not JSON, or nested too deep: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.";
            throw new ProblemException(ProblemKind.MalformedBody, detail, innerException: exception);
        }
    }

    /// <summary>The content under <paramref name="name"/>; every other member beside it becomes a fault.</summary>
    /// <param name="document">The body.</param>
    /// <param name="shape">The body's shape, which knows no name but <paramref name="name"/>.</param>
    /// <param name="name">Where the content stands.</param>
    /// <param name="kind">An object or an array.</param>
    /// <param name="faults">Where the faults go.</param>
    /// <exception cref="ProblemException"><see cref="ProblemKind.MalformedBody"/>: there is no content of that kind.</exception>
    public static JsonElement Content(JsonDocument document, JsonShape shape, string name, JsonValueKind kind, FaultList faults)
    {
        if (document.RootElement.ValueKind == JsonValueKind.Object
            && shape.Read(document.RootElement, JsonPointer.Root, faults) is { } members
            && members[name].Value is var content && content.ValueKind == kind)
        {
            return content;
        }

        string word = kind == JsonValueKind.Array ? "array" : "object";
        throw new ProblemException(ProblemKind.MalformedBody, $"The body must be a JSON object with an {word} under \"{name}\".");
    }
}
