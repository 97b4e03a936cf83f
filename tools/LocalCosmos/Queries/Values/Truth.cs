namespace LocalCosmos.Queries.Values;

/// <summary>What a condition comes to. Only <see cref="True"/> lets a document into the answer.</summary>
internal enum Truth
{
    /// <summary>It does not hold.</summary>
    False,

    /// <summary>It cannot be said: a value is missing, or two kinds were compared.</summary>
    Undefined,

    /// <summary>It holds.</summary>
    True,
}
