using System.Text.Json;
using LocalCosmos.Errors;
using LocalCosmos.Json;
using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Filtering;

/// <summary>Replaces the parameters of a query by their values.</summary>
internal sealed class ParameterBinding(IReadOnlyDictionary<string, JsonElement> parameters)
{
    /// <summary>Replaces the parameters of a filter.</summary>
    /// <exception cref="BadQueryException">A parameter has no value.</exception>
    public Expression Bind(Expression expression) => expression switch
    {
        Conjunction conjunction => new Conjunction([.. conjunction.Parts.Select(Bind)]),
        Disjunction disjunction => new Disjunction([.. disjunction.Parts.Select(Bind)]),
        Negation negation => new Negation(Bind(negation.Inner)),
        Comparison comparison => comparison with { Left = Bind(comparison.Left), Right = Bind(comparison.Right) },
        Membership membership => new Membership(Bind(membership.Value), [.. membership.Choices.Select(Bind)]),
        ArrayContains contains => contains with { Value = Bind(contains.Value) },
        _ => expression,
    };

    /// <summary>The value of a number of results: a whole number from 0 to 2^31-1.</summary>
    /// <exception cref="BadQueryException">The value is not such a number, or is missing.</exception>
    public int? BindCount(Operand? operand, string clause)
    {
        if (operand is null)
        {
            return null;
        }
        SortValue value = ((ConstantOperand)Bind(operand)).Value;
        return value.Kind == ValueKind.Number && value.Number is >= 0 and <= int.MaxValue && value.Number == Math.Floor(value.Number)
            ? (int)value.Number
            : throw new BadQueryException($"{clause} must be a whole number from 0 to {int.MaxValue}.");
    }

    private Operand Bind(Operand operand)
    {
        if (operand is not ParameterOperand parameter)
        {
            return operand;
        }
        return parameters.TryGetValue(parameter.Name, out JsonElement value)
            ? new ConstantOperand(SortValue.Of(value), value)
            : throw new BadQueryException($"The parameter {parameter.Name} at character {parameter.Position} has no value.");
    }
}
