using System.Buffers.Binary;
using System.Numerics;

namespace LocalCosmos.Partitioning;

/// <summary>MurmurHash3 with 128 bits for 64-bit machines (x64_128) and seed 0: https://github.com/aappleby/smhasher (public domain).</summary>
internal static class MurmurHash3
{
    private const ulong First = 0x87C37B91114253D5;
    private const ulong Second = 0x4CF5AD432745937F;
    private const int BlockSize = 16;

    /// <summary>Computes the hash. Its first word is the lower half of the result.</summary>
    public static UInt128 Hash128(ReadOnlySpan<byte> data)
    {
        ulong low = 0, high = 0;
        ReadOnlySpan<byte> rest = data;
        for (; rest.Length >= BlockSize; rest = rest[BlockSize..])
        {
            low = BitOperations.RotateLeft(low ^ MixFirst(BinaryPrimitives.ReadUInt64LittleEndian(rest)), 27) + high;
            low = (low * 5) + 0x52DCE729;
            high = BitOperations.RotateLeft(high ^ MixSecond(BinaryPrimitives.ReadUInt64LittleEndian(rest[8..])), 31) + low;
            high = (high * 5) + 0x38495AB5;
        }

        // The remaining bytes count as a block that is filled up with zeros. A word of zeros does not change the hash.
        Span<byte> tail = stackalloc byte[BlockSize];
        rest.CopyTo(tail);
        low ^= MixFirst(BinaryPrimitives.ReadUInt64LittleEndian(tail)) ^ (ulong)data.Length;
        high ^= MixSecond(BinaryPrimitives.ReadUInt64LittleEndian(tail[8..])) ^ (ulong)data.Length;
        low += high;
        high += low;
        low = Finish(low);
        high = Finish(high);
        low += high;
        high += low;
        return new UInt128(high, low);
    }

    private static ulong MixFirst(ulong word) => BitOperations.RotateLeft(word * First, 31) * Second;

    private static ulong MixSecond(ulong word) => BitOperations.RotateLeft(word * Second, 33) * First;

    private static ulong Finish(ulong word)
    {
        word = (word ^ (word >> 33)) * 0xFF51AFD7ED558CCD;
        word = (word ^ (word >> 33)) * 0xC4CEB9FE1A85EC53;
        return word ^ (word >> 33);
    }
}
