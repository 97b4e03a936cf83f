namespace LocalCosmos.Queries;

/// <summary>One page of a query's results.</summary>
/// <param name="Items">The JSON of each result, as it is stored.</param>
/// <param name="Continuation">What to ask for the next page with; null after the last.</param>
/// <param name="RequestCharge">The modelled charge, in request units.</param>
/// <param name="DocumentsTouched">How many documents were read.</param>
/// <param name="IndexEntriesTouched">How many index entries were gone over.</param>
internal sealed record QueryPage(
    IReadOnlyList<ReadOnlyMemory<byte>> Items,
    string? Continuation,
    double RequestCharge,
    int DocumentsTouched,
    int IndexEntriesTouched);
