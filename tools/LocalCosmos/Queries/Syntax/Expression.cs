using LocalCosmos.Json;

namespace LocalCosmos.Queries.Syntax;

/// <summary>A condition on a document.</summary>
internal abstract record Expression;

/// <summary>The comparison of two values.</summary>
internal sealed record Comparison(Operand Left, ComparisonOperator Operator, Operand Right) : Expression;

/// <summary>Several conditions with AND.</summary>
internal sealed record Conjunction(IReadOnlyList<Expression> Parts) : Expression;

/// <summary>Several conditions with OR.</summary>
internal sealed record Disjunction(IReadOnlyList<Expression> Parts) : Expression;

/// <summary>A condition with NOT.</summary>
internal sealed record Negation(Expression Inner) : Expression;

/// <summary>Whether a value is one of several: <c>c.a IN (1, 2)</c>.</summary>
internal sealed record Membership(Operand Value, IReadOnlyList<Operand> Choices) : Expression;

/// <summary>Whether a property is defined: <c>IS_DEFINED(c.a)</c>.</summary>
internal sealed record DefinedCheck(PropertyPath Path) : Expression;

/// <summary>Whether a property is defined and null: <c>IS_NULL(c.a)</c>.</summary>
internal sealed record NullCheck(PropertyPath Path) : Expression;

/// <summary>Whether an array has an element equal to a value: <c>ARRAY_CONTAINS(c.a, 1)</c>.</summary>
internal sealed record ArrayContains(PropertyPath Path, Operand Value) : Expression;
