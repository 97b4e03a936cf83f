namespace LocalCosmos.Requests;

/// <summary>The kind of a request.</summary>
public enum RequestKind
{
    /// <summary>A request for the account, a database, a container or its partition key ranges.</summary>
    Metadata,

    /// <summary>The read of one document by its id and partition key.</summary>
    PointRead,

    /// <summary>One page of a query.</summary>
    Query,

    /// <summary>The plan of a query over several partitions.</summary>
    QueryPlan,

    /// <summary>The creation of a document.</summary>
    Create,

    /// <summary>The replacement of a document.</summary>
    Replace,

    /// <summary>The creation or replacement of a document.</summary>
    Upsert,

    /// <summary>A change of parts of a document.</summary>
    Patch,

    /// <summary>The deletion of a document.</summary>
    Delete,
}
