using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>Reads the bytes of a response. It does not copy them where the client has them in memory.</summary>
internal static class ResponseContent
{
    /// <summary>Reads the whole content. The bytes stay valid after the response is disposed of.</summary>
    public static async ValueTask<ReadOnlyMemory<byte>> ReadAsync(ResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content is MemoryStream memory && memory.TryGetBuffer(out ArraySegment<byte> buffer))
        {
            return buffer.AsMemory((int)memory.Position);
        }

        MemoryStream copy = new();
        await response.Content.CopyToAsync(copy, cancellationToken);
        return copy.GetBuffer().AsMemory(0, (int)copy.Length);
    }
}
