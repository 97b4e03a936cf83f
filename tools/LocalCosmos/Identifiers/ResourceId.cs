using System.Buffers.Binary;

namespace LocalCosmos.Identifiers;

/// <summary>
/// The <c>_rid</c> of a resource in base64: four bytes for a database, four more for a container, and eight more for a resource in it.
/// The client parses it, so the bits that mark the type of a resource are those of Cosmos DB.
/// </summary>
internal static class ResourceId
{
    private const ulong PartitionKeyRangeType = 5UL << 60;

    public static string OfDatabase(int database)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, database);
        return Text(bytes);
    }

    public static string OfContainer(int database, int container)
    {
        Span<byte> bytes = stackalloc byte[8];
        WriteContainer(bytes, database, container);
        return Text(bytes);
    }

    public static string OfDocument(int database, int container, long sequence) => OfChild(database, container, (ulong)sequence);

    /// <summary>The sequence number of a document; null if the text is not the <c>_rid</c> of a document.</summary>
    public static long? SequenceOf(string document)
    {
        Span<byte> bytes = stackalloc byte[16];
        return Convert.TryFromBase64String(document.Replace('-', '/'), bytes, out int length) && length == bytes.Length
            ? (long)BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..])
            : null;
    }

    public static string OfPartitionKeyRange(int database, int container, int range) =>
        OfChild(database, container, PartitionKeyRangeType | (uint)(range + 1));

    private static string OfChild(int database, int container, ulong child)
    {
        Span<byte> bytes = stackalloc byte[16];
        WriteContainer(bytes, database, container);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[8..], child);
        return Text(bytes);
    }

    private static void WriteContainer(Span<byte> bytes, int database, int container)
    {
        BinaryPrimitives.WriteInt32BigEndian(bytes, database);
        // The highest bit marks a container. Without it, the bytes are those of a user.
        BinaryPrimitives.WriteUInt32BigEndian(bytes[4..], 0x8000_0000u | (uint)container);
    }

    // An address cannot contain a slash in a segment.
    private static string Text(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).Replace('/', '-');
}
