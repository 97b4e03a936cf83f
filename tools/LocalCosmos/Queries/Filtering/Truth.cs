namespace LocalCosmos.Queries.Filtering;

/// <summary>The result of a condition. Only a document with the result <see cref="True"/> is in the answer.</summary>
internal enum Truth
{
    /// <summary>The condition is false.</summary>
    False,

    /// <summary>The condition has no result: a value is missing, or the values are of different kinds.</summary>
    Undefined,

    /// <summary>The condition is true.</summary>
    True,
}
