using System.Text.Json;
using LocalCosmos.Json;

namespace LocalCosmos.Queries.Syntax;

/// <summary>One side of a comparison.</summary>
internal abstract record Operand;

/// <summary>The value of a property.</summary>
/// <param name="Path">The path of the property.</param>
internal sealed record PathOperand(PropertyPath Path) : Operand;

/// <summary>A constant.</summary>
/// <param name="Value">The value as an index holds it.</param>
/// <param name="Element">The array or object, for a deep comparison.</param>
internal sealed record ConstantOperand(SortValue Value, JsonElement Element = default) : Operand;

/// <summary>A parameter before it is bound to its value.</summary>
/// <param name="Name">The name with the <c>@</c>.</param>
/// <param name="Position">The position in the query, from 1.</param>
internal sealed record ParameterOperand(string Name, int Position) : Operand;
