using System.Text.Json;

namespace LocalCosmos.Journal;

/// <summary>Reads a journal line by line.</summary>
internal static class JournalReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>The complete lines. A killed process may leave a partial line at the end. It is skipped: no client has received an answer to that write.</summary>
    /// <exception cref="InvalidDataException">A line is not JSON.</exception>
    public static IEnumerable<JsonElement> Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        int number = 0;
        foreach (ReadOnlyMemory<byte> line in Lines(file))
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
            throw new InvalidDataException($"Line {number} of {path} is not JSON. The journal is corrupt.", malformed);
        }
    }

    // The text after the last line break is not a line.
    private static IEnumerable<ReadOnlyMemory<byte>> Lines(Stream file)
    {
        byte[] buffer = new byte[1024 * 1024];
        int length = 0;
        while (true)
        {
            int read = file.Read(buffer, length, buffer.Length - length);
            if (read == 0)
            {
                yield break;
            }

            length += read;
            int start = 0;
            while (buffer.AsSpan(start, length - start).IndexOf((byte)'\n') is int end and >= 0)
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
