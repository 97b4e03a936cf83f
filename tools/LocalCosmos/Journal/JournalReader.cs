using System.Text.Json;

namespace LocalCosmos.Journal;

/// <summary>Reads a journal line by line.</summary>
internal static class JournalReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>The lines that were written whole; half a line at the end is what a killed process leaves, and was never answered.</summary>
    /// <exception cref="InvalidDataException">A line is not JSON.</exception>
    public static IEnumerable<JsonElement> Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var number = 0;
        foreach (var line in Lines(file))
        {
            number++;
            yield return Parse(line.Span, number, path);
        }
    }

    private static JsonElement Parse(ReadOnlySpan<byte> line, int number, string path)
    {
        try
        {
            return JsonElement.Parse(line, Options);
        }
        catch (JsonException malformed)
        {
            throw new InvalidDataException($"Line {number} of {path} is not one of a journal.", malformed);
        }
    }

    // What stands behind the last line break is not a line.
    private static IEnumerable<ReadOnlyMemory<byte>> Lines(Stream file)
    {
        var buffer = new byte[1024 * 1024];
        var length = 0;
        while (true)
        {
            var read = file.Read(buffer, length, buffer.Length - length);
            if (read == 0)
            {
                yield break;
            }

            length += read;
            var start = 0;
            while (buffer.AsSpan(start, length - start).IndexOf((byte)'\n') is var end and >= 0)
            {
                yield return buffer.AsMemory(start, end + 1);
                start += end + 1;
            }

            length -= start;
            buffer.AsSpan(start, length).CopyTo(buffer);
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
    }
}
