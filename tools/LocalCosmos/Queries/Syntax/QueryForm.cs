namespace LocalCosmos.Queries.Syntax;

/// <summary>The use of the results of a query.</summary>
internal enum QueryForm
{
    /// <summary>The results are the answer.</summary>
    Answer,

    /// <summary>The client combines the results with those of other ranges. A query plan wrote the query.</summary>
    Part,
}
