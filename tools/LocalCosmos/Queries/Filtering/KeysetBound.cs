using LocalCosmos.Json;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Filtering;

/// <summary>
/// The condition <c>first &gt; a OR second &gt; b</c> of keyset paging, or both with <c>&lt;</c>. Together with <c>first &gt;= a</c> it
/// excludes everything up to the pair (a, b), so that a scan can start directly after the pair.
/// </summary>
internal sealed record KeysetBound(PropertyPath First, SortValue FirstValue, PropertyPath Second, SortValue SecondValue, bool IsLow)
{
    /// <summary>The bound of a condition; null for another condition.</summary>
    public static KeysetBound? Of(Expression condition) =>
        condition is Disjunction
        {
            Parts: [
            Comparison { Left: PathOperand first, Right: ConstantOperand { Value.IsScalar: true } a, Operator: ComparisonOperator.Greater or ComparisonOperator.Less } one,
            Comparison { Left: PathOperand second, Right: ConstantOperand { Value.IsScalar: true } b } two,
            ]
        }
        && one.Operator == two.Operator
            ? new KeysetBound(first.Path, a.Value, second.Path, b.Value, one.Operator == ComparisonOperator.Greater)
            : null;
}
