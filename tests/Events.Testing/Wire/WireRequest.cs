using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Events.Testing.Wire;

/// <summary>A request as it goes over the connection. It may be invalid HTTP. In its texts, each character is one byte.</summary>
internal sealed record WireRequest
{
    private const string Host = "Host";
    private const int Shown = 4_000;

    /// <summary>The function of the request before it was mutated.</summary>
    public required string Function { get; init; }

    public required string Method { get; init; }

    public required string Target { get; init; }

    public string Version { get; init; } = "HTTP/1.1";

    public string LineEnd { get; init; } = "\r\n";

    public ImmutableList<KeyValuePair<string, string>> Headers { get; init; } = [new(Host, "localhost")];

    public byte[]? Body { get; init; }

    public Framing Framing { get; init; }

    /// <summary>The bytes that are sent before the request line.</summary>
    public string Before { get; init; } = string.Empty;

    public WireRequest With(string name, string value) => this with { Headers = Without(name).Headers.Add(new(name, value)) };

    public WireRequest And(string name, string value) => this with { Headers = Headers.Add(new(name, value)) };

    public WireRequest Without(string name) =>
        this with { Headers = Headers.RemoveAll(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) };

    public string? Header(string name) =>
        Headers.FirstOrDefault(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public byte[] ToBytes()
    {
        StringBuilder head = new();
        head.Append(Before).Append(Method).Append(' ').Append(Target).Append(Version.Length == 0 ? "" : " ").Append(Version).Append(LineEnd);
        foreach ((string name, string value) in Headers.Concat(OfFraming()))
        {
            head.Append(name).Append(": ").Append(value).Append(LineEnd);
        }

        head.Append(LineEnd);
        return [.. Encoding.Latin1.GetBytes(head.ToString()), .. Framing == Framing.Chunked ? Chunks() : Body ?? []];
    }

    /// <summary>The request as readable text. A long text is shortened in its middle, since the seed reproduces the request.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        foreach (byte each in ToBytes())
        {
            text.Append(each switch
            {
                (byte)'\r' => "\\r",
                (byte)'\n' => "\\n\n",
                < 0x20 or >= 0x7F => $"\\x{each:x2}",
                _ => ((char)each).ToString(),
            });
        }

        return text.Length <= Shown ? text.ToString() : $"{text.ToString(0, Shown / 2)} […{text.Length - Shown} more…] {text.ToString(text.Length - (Shown / 2), Shown / 2)}";
    }

    private IEnumerable<KeyValuePair<string, string>> OfFraming() => Framing switch
    {
        Framing.Length when Body is not null => [new("Content-Length", Body.Length.ToString(CultureInfo.InvariantCulture))],
        Framing.Chunked => [new("Transfer-Encoding", "chunked")],
        _ => [],
    };

    private byte[] Chunks()
    {
        byte[] body = Body ?? [];
        byte[][] parts = body.Length == 0 ? [] : [body[..(body.Length / 2)], body[(body.Length / 2)..]];
        return
        [
            .. parts.Where(part => part.Length > 0).SelectMany(part => (byte[])[.. Encoding.ASCII.GetBytes($"{part.Length:x}\r\n"), .. part, .. "\r\n"u8]),
            .. "0\r\n\r\n"u8,
        ];
    }
}
