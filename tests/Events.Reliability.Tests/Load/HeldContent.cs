using System.Net;
using System.Net.Http.Headers;

namespace Events.Reliability.Tests.Load;

/// <summary>A JSON body whose last byte is sent only after a task completes.</summary>
internal sealed class HeldContent : HttpContent
{
    private readonly byte[] _bytes;
    private readonly Task _go;
    private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HeldContent(byte[] bytes, Task go)
    {
        _bytes = bytes;
        _go = go;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>Completes when all bytes except the last one are sent.</summary>
    public Task Sent => _sent.Task;

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(_bytes.AsMemory(..^1));
        await stream.FlushAsync();
        _sent.TrySetResult();
        await _go;
        await stream.WriteAsync(_bytes.AsMemory(^1..));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _bytes.Length;
        return true;
    }
}
