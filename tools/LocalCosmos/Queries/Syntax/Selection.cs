namespace LocalCosmos.Queries.Syntax;

/// <summary>What a query selects.</summary>
/// <param name="Path">The path whose value is answered, the empty path for whole documents; null for <c>COUNT(1)</c>.</param>
/// <param name="Form">What the results are for.</param>
/// <param name="Items">The paths that the results of a part are sorted by.</param>
internal sealed record Selection(PropertyPath? Path, QueryForm Form, IReadOnlyList<PropertyPath> Items);
