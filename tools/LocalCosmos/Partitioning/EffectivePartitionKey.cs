using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LocalCosmos.Json;

namespace LocalCosmos.Partitioning;

/// <summary>
/// The hash of a partition key, 126 bits. It decides which range holds the documents of the key. The client computes the same hash for
/// partition key definitions of version 2 (Microsoft.Azure.Documents.Routing.PartitionKeyInternal).
/// </summary>
internal readonly record struct EffectivePartitionKey(UInt128 Value)
{
    // The two highest bits are zero, so that every hash is less than "FF", the end of the last range.
    private static readonly UInt128 Mask = UInt128.MaxValue >> 2;

    /// <summary>Computes the hash of a partition key.</summary>
    /// <param name="partitionKey">The canonical JSON of the partition key value.</param>
    public static EffectivePartitionKey Of(string partitionKey) =>
        new(MurmurHash3.Hash128(partitionKey == CanonicalJson.Undefined ? [0] : Encode(JsonElement.Parse(partitionKey))) & Mask);

    /// <summary>The hash as 32 hexadecimal digits in upper case.</summary>
    public override string ToString() => Value.ToString("X32", CultureInfo.InvariantCulture);

    private static byte[] Encode(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => [1],
        JsonValueKind.False => [2],
        JsonValueKind.True => [3],
        JsonValueKind.Number => EncodeNumber(value.GetDouble()),
        JsonValueKind.String => [8, .. Encoding.UTF8.GetBytes(value.GetString()!), 0xFF],
        JsonValueKind kind => throw new ArgumentException($"A partition key cannot be a JSON {kind}.", nameof(value)),
    };

    private static byte[] EncodeNumber(double number)
    {
        byte[] bytes = new byte[9];
        bytes[0] = 5;
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(1), number);
        return bytes;
    }
}
