using LocalCosmos.Json;

namespace LocalCosmos.Queries.Filtering;

/// <summary>The constraint of a filter on the value at one path: a list of values, or a range.</summary>
/// <param name="Points">The values in ascending order; null for no list.</param>
/// <param name="Low">The lower end of the range; null for none.</param>
/// <param name="High">The upper end of the range; null for none.</param>
/// <param name="IsDefined">Whether the value must be defined. It may be an array or an object.</param>
internal sealed record PathConstraint(SortValue[]? Points, RangeEnd? Low, RangeEnd? High, bool IsDefined)
{
    /// <summary>No constraint.</summary>
    public static PathConstraint None { get; } = new(null, null, null, false);

    /// <summary>Whether the constraint is a list or a range.</summary>
    public bool IsBounded => Points is not null || Low is not null || High is not null;

    /// <summary>A list of values.</summary>
    public static PathConstraint OneOf(IEnumerable<SortValue> values) => None with { Points = [.. values.Distinct().Order()] };

    /// <summary>A range of values of one kind.</summary>
    public static PathConstraint Between(RangeEnd low, RangeEnd high) => None with { Low = low, High = high };

    /// <summary>Combines two constraints.</summary>
    public PathConstraint And(PathConstraint other) => new(
        Points is null ? other.Points : other.Points is null ? Points : [.. Points.Intersect(other.Points).Order()],
        Low is null || (other.Low is not null && IsTighter(other.Low, Low, 1)) ? other.Low : Low,
        High is null || (other.High is not null && IsTighter(other.High, High, -1)) ? other.High : High,
        IsDefined || other.IsDefined);

    private static bool IsTighter(RangeEnd end, RangeEnd than, int direction)
    {
        int order = end.Value.CompareTo(than.Value) * direction;
        return order > 0 || (order == 0 && !end.Inclusive);
    }
}
