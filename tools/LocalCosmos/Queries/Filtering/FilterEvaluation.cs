using System.Text.Json;
using LocalCosmos.Json;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Filtering;

/// <summary>
/// Evaluates a filter with bound parameters for a document, in three-valued logic:
/// https://learn.microsoft.com/azure/cosmos-db/nosql/query/logical-operators and, for comparisons of different kinds,
/// https://learn.microsoft.com/azure/cosmos-db/nosql/query/equality-comparison-operators.
/// </summary>
internal static class FilterEvaluation
{
    /// <summary>Evaluates a filter.</summary>
    public static Truth Evaluate(Expression filter, ref Candidate candidate) => filter switch
    {
        Conjunction conjunction => All(conjunction.Parts, ref candidate),
        Disjunction disjunction => Any(disjunction.Parts, ref candidate),
        Negation negation => Not(Evaluate(negation.Inner, ref candidate)),
        Comparison comparison => Compare(comparison, ref candidate),
        Membership membership => IsOneOf(membership, ref candidate),
        DefinedCheck check => Of(candidate.Value(check.Path).Kind != ValueKind.Undefined),
        NullCheck check => Of(candidate.Value(check.Path).Kind == ValueKind.Null),
        ArrayContains contains => Contains(contains, ref candidate),
        _ => throw new InvalidOperationException($"Unknown condition: {filter}."),
    };

    private static Truth All(IReadOnlyList<Expression> parts, ref Candidate candidate)
    {
        Truth result = Truth.True;
        for (int i = 0; i < parts.Count && result != Truth.False; i++)
        {
            result = Min(result, Evaluate(parts[i], ref candidate));
        }
        return result;
    }

    private static Truth Any(IReadOnlyList<Expression> parts, ref Candidate candidate)
    {
        Truth result = Truth.False;
        for (int i = 0; i < parts.Count && result != Truth.True; i++)
        {
            result = Max(result, Evaluate(parts[i], ref candidate));
        }
        return result;
    }

    private static Truth Compare(Comparison comparison, ref Candidate candidate)
    {
        SortValue left = Value(comparison.Left, ref candidate);
        SortValue right = Value(comparison.Right, ref candidate);
        if (left.Kind != right.Kind || left.Kind == ValueKind.Undefined)
        {
            return Truth.Undefined;
        }
        if (!left.IsScalar)
        {
            // Between two arrays or objects only equality is defined.
            return comparison.Operator == ComparisonOperator.Equal ? AreEqual(comparison.Left, comparison.Right, ref candidate) : Truth.Undefined;
        }
        int order = left.CompareTo(right);
        return Of(comparison.Operator switch
        {
            ComparisonOperator.Equal => order == 0,
            ComparisonOperator.NotEqual => order != 0,
            ComparisonOperator.Less => order < 0,
            ComparisonOperator.LessOrEqual => order <= 0,
            ComparisonOperator.Greater => order > 0,
            _ => order >= 0,
        });
    }

    // IN is the equalities with OR between them (https://learn.microsoft.com/azure/cosmos-db/nosql/query/in).
    private static Truth IsOneOf(Membership membership, ref Candidate candidate)
    {
        SortValue value = Value(membership.Value, ref candidate);
        Truth result = value.Kind == ValueKind.Undefined ? Truth.Undefined : Truth.False;
        for (int i = 0; i < membership.Choices.Count && result != Truth.True && value.Kind != ValueKind.Undefined; i++)
        {
            ConstantOperand choice = (ConstantOperand)membership.Choices[i];
            Truth equal = value.Kind != choice.Value.Kind ? Truth.Undefined
                : value.IsScalar ? Of(value.Equals(choice.Value))
                : AreEqual(membership.Value, choice, ref candidate);
            result = Max(result, equal);
        }
        return result;
    }

    private static Truth AreEqual(Operand left, Operand right, ref Candidate candidate) =>
        Of(JsonElement.DeepEquals(Element(left, ref candidate), Element(right, ref candidate)));

    private static Truth Contains(ArrayContains contains, ref Candidate candidate)
    {
        JsonElement array = candidate.Element(contains.Path);
        if (array.ValueKind != JsonValueKind.Array)
        {
            return Truth.Undefined;
        }
        ConstantOperand wanted = (ConstantOperand)contains.Value;
        foreach (JsonElement element in array.EnumerateArray())
        {
            SortValue value = SortValue.Of(element);
            if (value.Equals(wanted.Value) && (value.IsScalar || JsonElement.DeepEquals(element, wanted.Element)))
            {
                return Truth.True;
            }
        }
        return Truth.False;
    }

    private static SortValue Value(Operand operand, ref Candidate candidate) =>
        operand is PathOperand path ? candidate.Value(path.Path) : ((ConstantOperand)operand).Value;

    private static JsonElement Element(Operand operand, ref Candidate candidate) =>
        operand is PathOperand path ? candidate.Element(path.Path) : ((ConstantOperand)operand).Element;

    private static Truth Of(bool value) => value ? Truth.True : Truth.False;

    private static Truth Not(Truth value) => (Truth)(Truth.True - value);

    private static Truth Min(Truth left, Truth right) => left < right ? left : right;

    private static Truth Max(Truth left, Truth right) => left > right ? left : right;
}
