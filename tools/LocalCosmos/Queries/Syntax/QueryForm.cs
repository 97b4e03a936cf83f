namespace LocalCosmos.Queries.Syntax;

/// <summary>What the results of a query are for.</summary>
internal enum QueryForm
{
    /// <summary>They are the answer.</summary>
    Answer,

    /// <summary>The client puts them together with those of other ranges: the query is one that a plan rewrote.</summary>
    Part,
}
