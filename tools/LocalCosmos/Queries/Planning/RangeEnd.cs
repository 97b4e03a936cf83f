using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Planning;

/// <summary>One end of a range.</summary>
/// <param name="Value">The value at the end.</param>
/// <param name="Inclusive">Whether the value itself is within.</param>
internal sealed record RangeEnd(SortValue Value, bool Inclusive)
{
    /// <summary>The lowest end of all values of a scalar's kind.</summary>
    public static RangeEnd LowestOf(ValueKind kind) => kind switch
    {
        ValueKind.Null => new RangeEnd(SortValue.Null, true),
        ValueKind.Boolean => new RangeEnd(SortValue.Of(false), true),
        ValueKind.Number => new RangeEnd(SortValue.Of(double.NegativeInfinity), true),
        _ => new RangeEnd(SortValue.Of(""), true),
    };

    /// <summary>The highest end of all values of a scalar's kind.</summary>
    public static RangeEnd HighestOf(ValueKind kind) => kind switch
    {
        ValueKind.Null => new RangeEnd(SortValue.Null, true),
        ValueKind.Boolean => new RangeEnd(SortValue.Of(true), true),
        ValueKind.Number => new RangeEnd(SortValue.Of(double.PositiveInfinity), true),
        _ => new RangeEnd(SortValue.Array, false),
    };
}
