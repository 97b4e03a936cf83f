namespace LocalCosmos.Queries.Syntax;

/// <summary>A parsed query.</summary>
/// <param name="Source">The parts of the query as text.</param>
/// <param name="Form">The use of the results.</param>
/// <param name="Projection">What the query returns.</param>
/// <param name="Filter">The condition of WHERE; null for none.</param>
/// <param name="Order">The paths of ORDER BY, at most three; empty for none.</param>
/// <param name="Offset">The value of OFFSET; null for none.</param>
/// <param name="Limit">The value of LIMIT or TOP; null for none.</param>
internal sealed record Query(
    QuerySource Source, QueryForm Form, Projection Projection, Expression? Filter, IReadOnlyList<OrderItem> Order, Operand? Offset, Operand? Limit)
{
    /// <summary>Whether the result is the number of documents.</summary>
    public bool IsCount => Projection is CountProjection;

    /// <summary>Whether the results are whole documents.</summary>
    public bool SelectsWhole => Projection is PathProjection { Path.Names.Count: 0 };
}
