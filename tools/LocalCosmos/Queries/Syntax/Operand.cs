using System.Text.Json;
using LocalCosmos.Queries.Values;

namespace LocalCosmos.Queries.Syntax;

/// <summary>One side of a comparison.</summary>
internal abstract record Operand;

/// <summary>The value of a property.</summary>
/// <param name="Path">Where it is.</param>
internal sealed record PathOperand(PropertyPath Path) : Operand;

/// <summary>A value that is known before any document is looked at.</summary>
/// <param name="Value">The value as indexes keep it.</param>
/// <param name="Element">The whole of an array or object, to compare it in depth.</param>
internal sealed record ConstantOperand(SortValue Value, JsonElement Element = default) : Operand;

/// <summary>A parameter, until the request's values are bound.</summary>
/// <param name="Name">Its name, with the <c>@</c>.</param>
/// <param name="Position">Where it stands in the query, from 1.</param>
internal sealed record ParameterOperand(string Name, int Position) : Operand;
