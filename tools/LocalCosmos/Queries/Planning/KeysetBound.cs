using LocalCosmos.Queries.Syntax;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Planning;

/// <summary>
/// The condition <c>first &gt; a OR second &gt; b</c> of keyset paging, or both with <c>&lt;</c>. Beside <c>first &gt;= a</c> it says
/// that nothing up to the pair (a, b) is wanted, so that a walk can start right behind it.
/// </summary>
internal sealed record KeysetBound(PropertyPath First, SortValue FirstValue, PropertyPath Second, SortValue SecondValue, bool IsLow)
{
    /// <summary>The bound that a condition is; null if it is none.</summary>
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
