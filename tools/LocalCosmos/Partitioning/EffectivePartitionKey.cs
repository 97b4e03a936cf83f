using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LocalCosmos.Json;

namespace LocalCosmos.Partitioning;

/// <summary>
/// Where the documents of a partition key lie among the ranges: its hash of 126 bits, for partition key definitions of version 2,
/// as the client works it out to address a range (Microsoft.Azure.Documents.Routing.PartitionKeyInternal).
/// </summary>
internal readonly record struct EffectivePartitionKey(UInt128 Value)
{
    // The two highest bits are cut off, so that no hash comes near the end of all ranges, "FF".
    private static readonly UInt128 Mask = UInt128.MaxValue >> 2;

    /// <summary>The hash of a partition key.</summary>
    /// <param name="partitionKey">The canonical JSON of its value.</param>
    public static EffectivePartitionKey Of(string partitionKey) =>
        new(MurmurHash3.Hash128(partitionKey == CanonicalJson.Undefined ? [0] : Encode(JsonElement.Parse(partitionKey))) & Mask);

    /// <summary>32 hexadecimal digits in capitals.</summary>
    public override string ToString() => Value.ToString("X32", CultureInfo.InvariantCulture);

    private static byte[] Encode(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => [1],
        JsonValueKind.False => [2],
        JsonValueKind.True => [3],
        JsonValueKind.Number => EncodeNumber(value.GetDouble()),
        JsonValueKind.String => [8, .. Encoding.UTF8.GetBytes(value.GetString()!), 0xFF],
        var kind => throw new ArgumentException($"No partition key is a JSON {kind}.", nameof(value)),
    };

    private static byte[] EncodeNumber(double number)
    {
        var bytes = new byte[9];
        bytes[0] = 5;
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(1), number);
        return bytes;
    }
}
