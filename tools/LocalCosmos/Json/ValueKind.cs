namespace LocalCosmos.Json;

/// <summary>
/// The kinds of value in the order of ORDER BY. The client merges partitions in the same order:
/// Azure/azure-cosmos-dotnet-v3, Query/Core/Pipeline/CrossPartition/OrderBy/ItemComparer.cs.
/// </summary>
internal enum ValueKind
{
    /// <summary>The property is missing.</summary>
    Undefined,

    /// <summary>JSON null.</summary>
    Null,

    /// <summary>JSON true or false.</summary>
    Boolean,

    /// <summary>A number, which is a double.</summary>
    Number,

    /// <summary>A string, with ordinal comparison.</summary>
    String,

    /// <summary>An array. In an index all arrays are equal.</summary>
    Array,

    /// <summary>An object. In an index all objects are equal.</summary>
    Object,
}
