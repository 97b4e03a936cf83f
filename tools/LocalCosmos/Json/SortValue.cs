using System.Text.Json;

namespace LocalCosmos.Json;

/// <summary>
/// A JSON value in an index: sixteen bytes, ordered first by kind and then by value.
/// An array or an object has only its kind.
/// </summary>
internal readonly struct SortValue : IComparable<SortValue>, IEquatable<SortValue>
{
    private static readonly object NullMark = ValueKind.Null;
    private static readonly object BooleanMark = ValueKind.Boolean;
    private static readonly object NumberMark = ValueKind.Number;
    private static readonly object ArrayMark = ValueKind.Array;
    private static readonly object ObjectMark = ValueKind.Object;

    // The text of a string, the boxed kind of another value, or null for undefined: one reference holds kind and text.
    private readonly object? _content;
    private readonly double _number;

    private SortValue(object? content, double number = 0)
    {
        _content = content;
        _number = number;
    }

    /// <summary>The value of a missing property.</summary>
    public static SortValue Undefined => default;

    /// <summary>JSON null.</summary>
    public static SortValue Null => new(NullMark);

    /// <summary>Any array.</summary>
    public static SortValue Array => new(ArrayMark);

    /// <summary>Any object.</summary>
    public static SortValue Object => new(ObjectMark);

    /// <summary>The kind of the value.</summary>
    public ValueKind Kind => _content switch
    {
        null => ValueKind.Undefined,
        string => ValueKind.String,
        _ => (ValueKind)_content,
    };

    /// <summary>Whether the value is null, a boolean, a number or a string.</summary>
    public bool IsScalar => Kind is >= ValueKind.Null and <= ValueKind.String;

    /// <summary>The number; 1 for true and 0 for false.</summary>
    public double Number => _number;

    /// <summary>The text of a string; null for other kinds.</summary>
    public string? Text => _content as string;

    /// <summary>A boolean.</summary>
    public static SortValue Of(bool value) => new(BooleanMark, value ? 1 : 0);

    /// <summary>A number. One outside the range of a double becomes the nearest double, so that it can be written as JSON.</summary>
    public static SortValue Of(double value) => new(NumberMark, Math.Clamp(value, double.MinValue, double.MaxValue));

    /// <summary>A string.</summary>
    public static SortValue Of(string value) => new(value);

    /// <summary>The value of a JSON element. A missing element is undefined.</summary>
    public static SortValue Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => Null,
        JsonValueKind.True => Of(true),
        JsonValueKind.False => Of(false),
        JsonValueKind.Number => Of(element.GetDouble()),
        JsonValueKind.String => Of(element.GetString()!),
        JsonValueKind.Array => Array,
        JsonValueKind.Object => Object,
        _ => Undefined,
    };

    /// <inheritdoc/>
    public int CompareTo(SortValue other)
    {
        if (ReferenceEquals(_content, other._content))
        {
            return _number.CompareTo(other._number);
        }
        return _content is string left && other._content is string right
            ? string.CompareOrdinal(left, right)
            : Kind.CompareTo(other.Kind);
    }

    /// <inheritdoc/>
    public bool Equals(SortValue other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SortValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Text, _number == 0 ? 0 : _number);
}
