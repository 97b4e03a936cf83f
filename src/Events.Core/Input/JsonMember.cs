using System.Text.Json;

namespace Events.Core.Input;

/// <summary>
/// One known member of an object in a request's body. Each reader returns null where the member is missing, null or invalid. An invalid member
/// becomes a fault; only then is its pointer built.
/// </summary>
internal readonly struct JsonMember(string parent, string name, JsonElement sent, JsonElement stored, FaultList faults)
{
    /// <summary>Whether the request has the member, with a value or with null.</summary>
    public bool IsSent { get; } = sent.ValueKind != JsonValueKind.Undefined;

    /// <summary>The value that was sent, or else the stored one; of kind <see cref="JsonValueKind.Undefined"/> where there is neither.</summary>
    public JsonElement Value { get; } = sent.ValueKind == JsonValueKind.Undefined ? stored : sent;

    /// <summary>The stored value that the request changes; of kind <see cref="JsonValueKind.Undefined"/> where there is none.</summary>
    public JsonElement Stored { get; } = stored;

    /// <summary>Whether there is a value other than null.</summary>
    public bool IsGiven => Value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>The place of the member in the body.</summary>
    public string Pointer => JsonPointer.To(parent, name);

    /// <summary>Collects the faults of the body.</summary>
    public FaultList Faults { get; } = faults;

    /// <summary>Adds a fault of the member.</summary>
    public void Refuse(string code, string message) => Faults.At(Pointer, code, message);

    /// <summary>Returns the same member. Adds a fault where it is missing or null.</summary>
    public JsonMember Required()
    {
        if (!IsGiven)
        {
            Refuse(FaultCodes.Required, "Is required.");
        }

        return this;
    }

    /// <summary>A JSON integer in a range, by default from 1 to 2^53-1.</summary>
    public long? Integer(long smallest = 1, long largest = SafeInteger.Largest)
    {
        if (!IsGiven)
        {
            return null;
        }

        if (JsonInteger.TryRead(Value, smallest, largest, out long integer, out string code))
        {
            return integer;
        }

        Refuse(code, JsonInteger.Message(smallest, largest));
        return null;
    }

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool? Boolean()
    {
        if (!IsGiven)
        {
            return null;
        }

        if (Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return Value.GetBoolean();
        }

        Refuse(FaultCodes.Type, "Must be true or false.");
        return null;
    }

    /// <summary>One of the words that stand for the values of an enum in JSON.</summary>
    public TEnum? Word<TEnum>()
        where TEnum : struct, Enum
    {
        if (Text() is not { } text)
        {
            return null;
        }

        if (JsonWords<TEnum>.TryParse(text, out TEnum value))
        {
            return value;
        }

        Refuse(FaultCodes.Unknown, $"Must be one of: {string.Join(", ", JsonWords<TEnum>.All)}.");
        return null;
    }

    /// <summary>A string without NUL or lone surrogates, of any length.</summary>
    public string? Text()
    {
        if (!IsGiven)
        {
            return null;
        }

        if (Value.ValueKind != JsonValueKind.String)
        {
            Refuse(FaultCodes.Type, "Must be a string.");
            return null;
        }

        if (JsonText.TryRead(Value, out string text))
        {
            return text;
        }

        Refuse(FaultCodes.Characters, "Must not have NUL or half of a surrogate pair.");
        return null;
    }

    /// <summary>A string as <see cref="Text()"/> reads it, of at most <paramref name="longest"/> Unicode code points.</summary>
    public string? Text(int longest)
    {
        string? text = Text();
        return text is null || Fits(text, longest) ? text : null;
    }

    /// <summary>Whether a text has at most <paramref name="longest"/> Unicode code points. Adds a fault where it has more.</summary>
    public bool Fits(string text, int longest)
    {
        if (text.Length <= longest || JsonText.Length(text) <= longest)
        {
            return true;
        }

        Refuse(FaultCodes.TooLong, $"Must have at most {longest} characters.");
        return false;
    }
}
