using LocalCosmos.Json;

namespace LocalCosmos.Queries.Syntax;

/// <summary>The SELECT clause of a query.</summary>
/// <param name="Projection">What the query returns.</param>
/// <param name="Form">The use of the results.</param>
/// <param name="Items">The paths that the results of a part are sorted by.</param>
internal sealed record Selection(Projection Projection, QueryForm Form, IReadOnlyList<PropertyPath> Items);
