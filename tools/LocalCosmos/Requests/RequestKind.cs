namespace LocalCosmos;

/// <summary>What a request asked for.</summary>
public enum RequestKind
{
    /// <summary>Anything of the account, databases, containers and partition key ranges.</summary>
    Metadata,

    /// <summary>A document by its id and partition key.</summary>
    PointRead,

    /// <summary>One page of a query.</summary>
    Query,

    /// <summary>How a query is to be spread over the partitions.</summary>
    QueryPlan,

    /// <summary>A new document.</summary>
    Create,

    /// <summary>A document instead of another.</summary>
    Replace,

    /// <summary>A document, new or instead of another.</summary>
    Upsert,

    /// <summary>A change of parts of a document.</summary>
    Patch,

    /// <summary>The end of a document.</summary>
    Delete,
}
