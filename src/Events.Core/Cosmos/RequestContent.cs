using System.Runtime.InteropServices;

namespace Events.Core.Cosmos;

/// <summary>The bytes of a request as the stream that the client takes.</summary>
internal static class RequestContent
{
    /// <summary>Opens a stream over the bytes. It does not copy them where they are in an array.</summary>
    public static MemoryStream Open(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out ArraySegment<byte> segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
