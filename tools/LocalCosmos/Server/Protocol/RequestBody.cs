using System.Buffers;
using LocalCosmos.Errors;
using Microsoft.AspNetCore.Http;

namespace LocalCosmos.Server.Protocol;

/// <summary>The body of a request, in a rented buffer.</summary>
internal sealed class RequestBody : IDisposable
{
    // Far above the largest document, so that the code that parses the body checks the exact limit.
    private const int Limit = 8 * 1024 * 1024;

    private byte[] _buffer;
    private int _length;

    private RequestBody(byte[] buffer) => _buffer = buffer;

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads the body to its end.</summary>
    /// <exception cref="RefusedException">The body is larger than 8 MiB: 413.</exception>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        RequestBody body = new(ArrayPool<byte>.Shared.Rent(request.ContentLength is { } length and <= Limit ? (int)length + 1 : 4096));
        try
        {
            await body.FillAsync(request.Body, cancellationToken).ConfigureAwait(false);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            _length = 0;
        }
    }

    private async Task FillAsync(Stream stream, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (_length == _buffer.Length)
            {
                Grow();
            }

            int read = await stream.ReadAsync(_buffer.AsMemory(_length), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            _length += read;
        }
    }

    private void Grow()
    {
        if (_length >= Limit)
        {
            throw new RefusedException(413, "Request size is too large.");
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        Bytes.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
