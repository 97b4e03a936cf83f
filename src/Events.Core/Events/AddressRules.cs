using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Events.Core.Input;

namespace Events.Core.Events;

/// <summary>Reads the address of an event that a client sent, and checks its rules.</summary>
internal static class AddressRules
{
    private const int LongestText = 255;

    private static readonly JsonShape Shape = new(["address_1", "address_2", "address_3", "city", "state", "zip", "country"]);
    private static readonly SearchValues<byte> Digits = SearchValues.Create("0123456789"u8);

    /// <summary>Reads an address. Adds a fault for each broken rule. Returns null where the member is missing, null or not an object.</summary>
    public static Address? Read(JsonMember address)
    {
        if (!address.IsGiven || Shape.Read(address.Value, address.Pointer, address.Faults, address.Stored) is not { } members)
        {
            return null;
        }

        string? country = Country(members["country"].Required());
        return new Address(
            members["address_1"].Text(LongestText),
            members["address_2"].Text(LongestText),
            members["address_3"].Text(LongestText),
            members["city"].Text(LongestText),
            State(members["state"], country),
            Zip(members["zip"]),
            country ?? "");
    }

    private static string? Country(JsonMember member)
    {
        if (member.Text() is not { } text)
        {
            return null;
        }

        string? country = Countries.Find(text);
        if (country is null)
        {
            member.Refuse(FaultCodes.Unknown, "Must be an officially assigned ISO 3166-1 alpha-2 code, such as US.");
        }

        return country;
    }

    private static string? State(JsonMember member, string? country)
    {
        if (country is null || States.Of(country) is not { } states)
        {
            return member.Text(LongestText);
        }

        if (member.Required().Text() is not { } text)
        {
            return null;
        }

        string? state = States.Find(states, text);
        if (state is null)
        {
            member.Refuse(FaultCodes.Unknown, $"Must be the code of a state, province or territory of {country}.");
        }

        return state;
    }

    // A number is stored with the digits that the client sent.
    private static string? Zip(JsonMember member)
    {
        if (member.Value.ValueKind != JsonValueKind.Number)
        {
            return member.Text(LongestText);
        }

        ReadOnlySpan<byte> digits = JsonMarshal.GetRawUtf8Value(member.Value);
        if (digits.ContainsAnyExcept(Digits))
        {
            member.Refuse(FaultCodes.Type, "Must be a string, or an integer that has only digits.");
            return null;
        }

        string zip = Encoding.ASCII.GetString(digits);
        return member.Fits(zip, LongestText) ? zip : null;
    }
}
