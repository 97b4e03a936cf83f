using LocalCosmos.Json;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Filtering;

/// <summary>The constraints of a filter that an index can use. They come from the conditions that AND joins at the top level.</summary>
internal sealed class FilterConstraints
{
    private readonly Dictionary<PropertyPath, PathConstraint> _paths = [];

    /// <summary>Reads a filter whose parameters are bound.</summary>
    public FilterConstraints(Expression? filter)
    {
        if (filter is not null)
        {
            Read(filter);
        }
    }

    /// <summary>The paths with a constraint.</summary>
    public IEnumerable<PropertyPath> Paths => _paths.Keys;

    /// <summary>The arrays that must contain a scalar.</summary>
    public List<(PropertyPath Path, SortValue Value)> Contained { get; } = [];

    /// <summary>The bounds of keyset paging.</summary>
    public List<KeysetBound> Keysets { get; } = [];

    /// <summary>The constraint of a path.</summary>
    public PathConstraint At(PropertyPath? path) => path is null ? PathConstraint.None : _paths.GetValueOrDefault(path, PathConstraint.None);

    /// <summary>Adds a constraint of a path.</summary>
    public void Require(PropertyPath path, PathConstraint constraint) => _paths[path] = At(path).And(constraint);

    private void Read(Expression condition)
    {
        switch (condition)
        {
            case Conjunction conjunction:
                foreach (Expression part in conjunction.Parts)
                {
                    Read(part);
                }
                break;
            case Comparison { Left: PathOperand left, Right: ConstantOperand right } comparison:
                ReadComparison(left.Path, comparison.Operator, right.Value);
                break;
            case Comparison { Left: ConstantOperand left, Right: PathOperand right } comparison:
                ReadComparison(right.Path, Mirrored(comparison.Operator), left.Value);
                break;
            case Membership { Value: PathOperand value } membership when membership.Choices.All(choice => choice is ConstantOperand { Value.IsScalar: true }):
                Require(value.Path, PathConstraint.OneOf(membership.Choices.Select(choice => ((ConstantOperand)choice).Value)));
                break;
            case NullCheck check:
                Require(check.Path, PathConstraint.OneOf([SortValue.Null]));
                break;
            case DefinedCheck check:
                Require(check.Path, PathConstraint.None with { IsDefined = true });
                break;
            case ArrayContains { Value: ConstantOperand { Value.IsScalar: true } value } contains:
                Contained.Add((contains.Path, value.Value));
                break;
            case Disjunction when KeysetBound.Of(condition) is { } keyset:
                Keysets.Add(keyset);
                break;
            default:
                // No other condition bounds an index. The evaluation of each document checks it.
                break;
        }
    }

    private void ReadComparison(PropertyPath path, ComparisonOperator comparison, SortValue value)
    {
        if (!value.IsScalar)
        {
            return;
        }
        RangeEnd lowest = RangeEnd.LowestOf(value.Kind);
        RangeEnd highest = RangeEnd.HighestOf(value.Kind);
        Require(path, comparison switch
        {
            ComparisonOperator.Equal => PathConstraint.OneOf([value]),
            ComparisonOperator.Less => PathConstraint.Between(lowest, new RangeEnd(value, false)),
            ComparisonOperator.LessOrEqual => PathConstraint.Between(lowest, new RangeEnd(value, true)),
            ComparisonOperator.Greater => PathConstraint.Between(new RangeEnd(value, false), highest),
            ComparisonOperator.GreaterOrEqual => PathConstraint.Between(new RangeEnd(value, true), highest),
            _ => PathConstraint.Between(lowest, highest),
        });
    }

    private static ComparisonOperator Mirrored(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => comparison,
    };
}
