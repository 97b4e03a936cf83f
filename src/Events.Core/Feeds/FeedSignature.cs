using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Events.Core.Feeds;

/// <summary>
/// Signs and checks the addresses of feeds. A signature is an HMAC-SHA256 of the calendar and the generation of its addresses, as 43 characters of
/// base64url. Everyone who has it can read the feed, so no log and no trace contains it.
/// </summary>
public sealed class FeedSignature(IOptions<FeedOptions> options)
{
    /// <summary>The signature for a calendar and a generation of its addresses.</summary>
    public string Of(long calendarId, string generation) => Base64Url.EncodeToString(Hash(calendarId, generation));

    /// <summary>Whether a text is that signature. The time does not depend on where a wrong text differs.</summary>
    public bool IsValid(string text, long calendarId, string generation)
    {
        // Compares the texts and not the decoded bytes, because base64url can write the last byte in more than one way.
        return CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(Of(calendarId, generation)));
    }

    private byte[] Hash(long calendarId, string generation) => HMACSHA256.HashData(
        options.Value.Key(),
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"feed:{calendarId}:{generation}")));
}
