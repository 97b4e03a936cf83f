namespace LocalCosmos.Queries.Syntax;

/// <summary>A parsed query.</summary>
/// <param name="Source">Its parts as they are written.</param>
/// <param name="Form">What its results are for.</param>
/// <param name="Selected">The path whose value is answered, the empty path for whole documents; null for <c>COUNT(1)</c>.</param>
/// <param name="Filter">What a document must meet; null for all documents.</param>
/// <param name="Order">What is sorted by, at most three paths; empty for none.</param>
/// <param name="Offset">How many results are passed over; null for none.</param>
/// <param name="Limit">How many results are answered at most, by LIMIT or TOP; null for all.</param>
internal sealed record Query(
    QuerySource Source, QueryForm Form, PropertyPath? Selected, Expression? Filter, IReadOnlyList<OrderItem> Order, Operand? Offset, Operand? Limit)
{
    /// <summary>Whether the answer is the number of documents.</summary>
    public bool IsCount => Selected is null;

    /// <summary>Whether whole documents are answered.</summary>
    public bool SelectsWhole => Selected is { Names.Count: 0 };
}
