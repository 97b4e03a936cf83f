namespace LocalCosmos.Queries.Values;

/// <summary>
/// The kinds of value, in the order in which ORDER BY sorts them (the client merges partitions in the same order:
/// Azure/azure-cosmos-dotnet-v3, Query/Core/Pipeline/CrossPartition/OrderBy/ItemComparer.cs).
/// </summary>
internal enum ValueKind
{
    /// <summary>The property is not there.</summary>
    Undefined,

    /// <summary>JSON null.</summary>
    Null,

    /// <summary>JSON true or false.</summary>
    Boolean,

    /// <summary>A number, always a double.</summary>
    Number,

    /// <summary>A string, compared ordinally.</summary>
    String,

    /// <summary>An array; all arrays are equal to an index.</summary>
    Array,

    /// <summary>An object; all objects are equal to an index.</summary>
    Object,
}
