using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Planning;

/// <summary>What every document that meets a filter has at one path: one of some values, or one within a range.</summary>
/// <param name="Points">The values, in ascending order; null where there is no such list.</param>
/// <param name="Low">The lower end of the range; null for none.</param>
/// <param name="High">The upper end of the range; null for none.</param>
/// <param name="IsDefined">Whether there is any value at all, an array or an object perhaps.</param>
internal sealed record PathConstraint(SortValue[]? Points, RangeEnd? Low, RangeEnd? High, bool IsDefined)
{
    /// <summary>Anything, or nothing.</summary>
    public static PathConstraint None { get; } = new(null, null, null, false);

    /// <summary>Whether the values are scalars within points or a range.</summary>
    public bool IsBounded => Points is not null || Low is not null || High is not null;

    /// <summary>One of some values.</summary>
    public static PathConstraint OneOf(IEnumerable<SortValue> values) => None with { Points = [.. values.Distinct().Order()] };

    /// <summary>A range that stays within the kind of the value it is compared with.</summary>
    public static PathConstraint Between(RangeEnd low, RangeEnd high) => None with { Low = low, High = high };

    /// <summary>Both of two constraints.</summary>
    public PathConstraint And(PathConstraint other) => new(
        Points is null ? other.Points : other.Points is null ? Points : [.. Points.Intersect(other.Points).Order()],
        Low is null || (other.Low is not null && IsTighter(other.Low, Low, 1)) ? other.Low : Low,
        High is null || (other.High is not null && IsTighter(other.High, High, -1)) ? other.High : High,
        IsDefined || other.IsDefined);

    private static bool IsTighter(RangeEnd end, RangeEnd than, int direction)
    {
        var order = end.Value.CompareTo(than.Value) * direction;
        return order > 0 || (order == 0 && !end.Inclusive);
    }
}
