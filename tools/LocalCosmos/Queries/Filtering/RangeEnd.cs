using LocalCosmos.Json;

namespace LocalCosmos.Queries.Filtering;

/// <summary>One end of a range.</summary>
/// <param name="Value">The value at the end.</param>
/// <param name="Inclusive">Whether the value is in the range.</param>
internal sealed record RangeEnd(SortValue Value, bool Inclusive)
{
    /// <summary>The lower end of all values of a kind.</summary>
    public static RangeEnd LowestOf(ValueKind kind) => kind switch
    {
        ValueKind.Null => new RangeEnd(SortValue.Null, true),
        ValueKind.Boolean => new RangeEnd(SortValue.Of(false), true),
        ValueKind.Number => new RangeEnd(SortValue.Of(double.NegativeInfinity), true),
        _ => new RangeEnd(SortValue.Of(""), true),
    };

    /// <summary>The upper end of all values of a kind.</summary>
    public static RangeEnd HighestOf(ValueKind kind) => kind switch
    {
        ValueKind.Null => new RangeEnd(SortValue.Null, true),
        ValueKind.Boolean => new RangeEnd(SortValue.Of(true), true),
        ValueKind.Number => new RangeEnd(SortValue.Of(double.PositiveInfinity), true),
        _ => new RangeEnd(SortValue.Array, false),
    };
}
