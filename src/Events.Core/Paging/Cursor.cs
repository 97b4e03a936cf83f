using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Events.Core.Input;

namespace Events.Core.Paging;

/// <summary>
/// The text of a cursor: base64url of a version (1 byte), the first 16 bytes of the SHA-256 of its query, and the sort value and the id of the last item
/// (8 bytes each, big-endian). A cursor is not a secret and grants no access: a client that makes up a cursor gets what the filters allow, from another
/// position.
/// </summary>
public static class Cursor
{
    private const byte Version = 1;
    private const int DigestLength = 16;
    private const int Length = 1 + DigestLength + sizeof(long) + sizeof(long);

    // 33 bytes are 44 characters without padding or unused bits, so each cursor has only one text.
    private const int TextLength = Length / 3 * 4;

    /// <summary>Makes the cursor that continues a query after a position.</summary>
    internal static string Write(string query, Position position)
    {
        Span<byte> bytes = stackalloc byte[Length];
        bytes[0] = Version;
        Digest(query, bytes.Slice(1, DigestLength));
        BinaryPrimitives.WriteInt64BigEndian(bytes[(1 + DigestLength)..], position.SortValue);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(1 + DigestLength + sizeof(long))..], position.Number);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Reads a cursor.</summary>
    /// <param name="text">What the client sent.</param>
    /// <param name="query">The query to which it must belong; null where the query is not known.</param>
    /// <param name="isSortValue">Whether the list can have an item with a sort value.</param>
    /// <param name="faults">Collects the faults.</param>
    /// <returns>The position; null where the cursor has a fault.</returns>
    internal static Position? Read(string text, string? query, Func<long, bool> isSortValue, FaultList faults)
    {
        Span<byte> bytes = stackalloc byte[Length];
        if (!TryDecode(text, bytes))
        {
            faults.Of(ListRequest.CursorName, FaultCodes.Format, "Must be a cursor from a Link header of this service, unchanged.");
            return null;
        }

        Span<byte> digest = stackalloc byte[DigestLength];
        if (query is not null)
        {
            Digest(query, digest);
            if (!digest.SequenceEqual(bytes.Slice(1, DigestLength)))
            {
                faults.Of(ListRequest.CursorName, FaultCodes.Conflict, "The cursor is of a list with other filters, another sort or another direction. Start again without a cursor.");
                return null;
            }
        }

        Position position = new(
            BinaryPrimitives.ReadInt64BigEndian(bytes[(1 + DigestLength)..]),
            BinaryPrimitives.ReadInt64BigEndian(bytes[(1 + DigestLength + sizeof(long))..]));
        if (SafeInteger.IsValid(position.Number) && isSortValue(position.SortValue))
        {
            return position;
        }

        faults.Of(ListRequest.CursorName, FaultCodes.Format, "Must be a cursor from a Link header of this service, unchanged.");
        return null;
    }

    private static bool TryDecode(string text, Span<byte> bytes) =>
        text.Length == TextLength
        && !text.Any(character => !char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_'))
        && Base64Url.TryDecodeFromChars(text, bytes, out int written)
        && written == Length
        && bytes[0] == Version;

    private static void Digest(string query, Span<byte> digest)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(query), hash);
        hash[..digest.Length].CopyTo(digest);
    }
}
