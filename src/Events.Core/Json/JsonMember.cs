using System.Text.Json;
using Events.Core.Problems;

namespace Events.Core.Json;

/// <summary>
/// One known member of an object in a request's body. Each reading gives null where the member is missing, null or
/// refused, and what is wrong goes to the faults; a pointer is put together only then.
/// </summary>
internal readonly struct JsonMember(string parent, string name, JsonElement value, JsonElement stored, FaultList faults)
{
    /// <summary>The value; of kind <see cref="JsonValueKind.Undefined"/> where the member is missing.</summary>
    public JsonElement Value { get; } = value;

    /// <summary>What the value is to be merged into; of kind <see cref="JsonValueKind.Undefined"/> where there is nothing.</summary>
    public JsonElement Stored { get; } = stored;

    /// <summary>Whether there is a value other than null.</summary>
    public bool IsGiven => Value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    /// <summary>Where the member stands in the body.</summary>
    public string Pointer => JsonPointer.To(parent, name);

    /// <summary>The list that faults of this body go to.</summary>
    public FaultList Faults { get; } = faults;

    /// <summary>Says what is wrong with the member.</summary>
    public void Refuse(string code, string message) => Faults.At(Pointer, code, message);

    /// <summary>The same member, a fault where it is missing or null.</summary>
    public JsonMember Required()
    {
        if (!IsGiven)
        {
            Refuse(FaultCodes.Required, "Is required.");
        }

        return this;
    }

    /// <summary>A JSON integer from 1 to 2^53-1.</summary>
    public long? Integer()
    {
        if (!IsGiven)
        {
            return null;
        }

        if (JsonInteger.TryRead(Value, out var integer, out var code, out var message))
        {
            return integer;
        }

        Refuse(code, message);
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

        if (JsonText.TryRead(Value, out var text))
        {
            return text;
        }

        Refuse(FaultCodes.Characters, "Must not hold NUL or half of a surrogate pair.");
        return null;
    }

    /// <summary>A string as <see cref="Text()"/> has it, of at most so many Unicode code points.</summary>
    public string? Text(int longest)
    {
        var text = Text();
        return text is null || Fits(text, longest) ? text : null;
    }

    /// <summary>Whether a text has at most so many Unicode code points; a fault where not.</summary>
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
