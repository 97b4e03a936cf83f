namespace Events.Core.Input;

/// <summary>The values of <c>code</c>. Clients compare them, so a code never changes its meaning.</summary>
public static class FaultCodes
{
    /// <summary>A required member is missing or null.</summary>
    public const string Required = "required";

    /// <summary>The value has the wrong JSON type, or a parameter cannot be read as its type.</summary>
    public const string Type = "type";

    /// <summary>The value is outside the allowed range.</summary>
    public const string Range = "range";

    /// <summary>The value is not written in the required format.</summary>
    public const string Format = "format";

    /// <summary>The text or list is longer than allowed.</summary>
    public const string TooLong = "too_long";

    /// <summary>The text, list or parameter is empty, but must not be.</summary>
    public const string Empty = "empty";

    /// <summary>The text contains a character that is not allowed.</summary>
    public const string Characters = "characters";

    /// <summary>The value is not one of the known ones (a country, a state, a time zone, a sort).</summary>
    public const string Unknown = "unknown";

    /// <summary>No member or parameter has that name.</summary>
    public const string UnknownName = "unknown_name";

    /// <summary>The member, parameter or list item is given twice.</summary>
    public const string Duplicate = "duplicate";

    /// <summary>Only the system sets the member.</summary>
    public const string ReadOnly = "read_only";

    /// <summary>The member is given when the event is created, and cannot change after that.</summary>
    public const string Immutable = "immutable";

    /// <summary>Two values contradict each other: an end before its start, an alias beside its name.</summary>
    public const string Conflict = "conflict";

    /// <summary>The value is not connected to the casefile.</summary>
    public const string NotConnected = "not_connected";
}
