using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;

namespace Events.Testing.Wire;

/// <summary>A connection that can send anything. What it reads must be strictly valid HTTP/1.1 (RFC 9112).</summary>
internal sealed class WireConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly PipeReader _reader;

    private WireConnection(Socket socket)
    {
        _socket = socket;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = PipeReader.Create(_stream);
    }

    public static async Task<WireConnection> OpenAsync(Uri server, CancellationToken cancellationToken)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, LingerState = new LingerOption(true, 0) };
        await socket.ConnectAsync(server.Host, server.Port, cancellationToken);
        return new WireConnection(socket);
    }

    /// <summary>Sends bytes. Returns false if the server has closed the connection.</summary>
    public async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(bytes, cancellationToken);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Ends the sending side of the connection.</summary>
    public void EndSending()
    {
        try
        {
            _socket.Shutdown(SocketShutdown.Send);
        }
        catch (SocketException)
        {
            // The server has closed the connection first.
        }
    }

    /// <summary>Reads the next final answer and skips interim ones. Returns null if the connection ends instead.</summary>
    /// <exception cref="InvalidDataException">The answer is not valid HTTP.</exception>
    public async Task<WireAnswer?> ReadAsync(bool hasBody, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                if (await ReadLineAsync(cancellationToken) is not { } statusLine)
                {
                    return null;
                }

                string[] parts = statusLine.Split(' ', 3);
                if (parts.Length != 3 || parts[0] != "HTTP/1.1" || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int status))
                {
                    throw new InvalidDataException($"This is not a status line: {statusLine}");
                }

                List<KeyValuePair<string, string>> headers = await HeadersAsync(cancellationToken);
                if (status >= 200)
                {
                    WireAnswer answer = new(status, headers, []);
                    return hasBody && status is not (204 or 304) ? answer with { Body = await BodyAsync(answer, cancellationToken) } : answer;
                }
            }
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>Reads a line without its line end; null at the end of the connection.</summary>
    public async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            ReadResult read = await _reader.ReadAsync(cancellationToken);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                string line = Encoding.Latin1.GetString(read.Buffer.Slice(0, end));
                _reader.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line.EndsWith('\r') ? line[..^1] : throw new InvalidDataException($"The line does not end with CR LF: {line}");
            }

            if (read.IsCompleted)
            {
                return read.Buffer.IsEmpty ? null : throw new InvalidDataException("The connection ended in the middle of a line.");
            }

            _reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    /// <summary>Reads until the server closes the connection.</summary>
    public Task ReadToEndAsync(CancellationToken cancellationToken) => RestAsync(cancellationToken);

    public void Dispose()
    {
        _reader.Complete();
        _stream.Dispose();
    }

    private static bool IsHeaderNameLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter == '-';

    private async Task<List<KeyValuePair<string, string>>> HeadersAsync(CancellationToken cancellationToken)
    {
        List<KeyValuePair<string, string>> headers = [];
        while (true)
        {
            string line = await ReadLineAsync(cancellationToken) ?? throw new InvalidDataException("The connection ended in the middle of the headers.");
            if (line.Length == 0)
            {
                return headers;
            }

            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(colon > 0 && line[..colon].All(IsHeaderNameLetter)
                ? new(line[..colon], line[(colon + 1)..].Trim())
                : throw new InvalidDataException($"This is not a header: {line}"));
        }
    }

    private async Task<byte[]> BodyAsync(WireAnswer answer, CancellationToken cancellationToken)
    {
        if (answer.Header("Transfer-Encoding") is not null)
        {
            return await ChunksAsync(cancellationToken);
        }

        return answer.Header("Content-Length") is { } length
            ? await BytesAsync(int.Parse(length, CultureInfo.InvariantCulture), cancellationToken)
            : await RestAsync(cancellationToken);
    }

    private async Task<byte[]> ChunksAsync(CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        while (true)
        {
            int length = int.Parse((await ReadLineAsync(cancellationToken))!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            body.Write(await BytesAsync(length, cancellationToken));
            if (await ReadLineAsync(cancellationToken) is not "")
            {
                throw new InvalidDataException("A chunk does not end with CR LF.");
            }

            if (length == 0)
            {
                return body.ToArray();
            }
        }
    }

    private async Task<byte[]> RestAsync(CancellationToken cancellationToken)
    {
        using MemoryStream body = new();
        await _reader.CopyToAsync(body, cancellationToken);
        return body.ToArray();
    }

    private async Task<byte[]> BytesAsync(int length, CancellationToken cancellationToken)
    {
        if (length == 0)
        {
            return [];
        }

        ReadResult read = await _reader.ReadAtLeastAsync(length, cancellationToken);
        if (read.Buffer.Length < length)
        {
            throw new InvalidDataException($"The connection ended in the middle of the body: {read.Buffer.Length} of {length} bytes.");
        }

        ReadOnlySequence<byte> bytes = read.Buffer.Slice(0, length);
        byte[] body = bytes.ToArray();
        _reader.AdvanceTo(bytes.End);
        return body;
    }
}
