using LocalCosmos.Json;

namespace LocalCosmos.Indexing;

/// <summary>One included or excluded path of an indexing policy.</summary>
/// <param name="Names">The segments of the path; <see cref="Elements"/> stands for the elements of an array.</param>
/// <param name="Below">Whether the path ends in <c>/*</c> and covers everything below it; otherwise it ends in <c>/?</c> and covers one value.</param>
/// <param name="Included">Whether the path is included; otherwise it is excluded.</param>
internal sealed record PathRule(IReadOnlyList<string> Names, bool Below, bool Included)
{
    /// <summary>The segment for the elements of an array.</summary>
    public const string Elements = "[]";

    /// <summary>The precision: a deeper path is more precise, and <c>/?</c> is more precise than <c>/*</c>.</summary>
    public int Precision => (2 * Names.Count) + (Below ? 0 : 1);

    /// <summary>The path of the one value that the rule covers; null for a rule that covers more or array elements.</summary>
    public PropertyPath? SinglePath => Below || Names.Contains(Elements) ? null : new PropertyPath(Names);

    /// <summary>Whether the rule covers the value at a path.</summary>
    public bool Covers(IReadOnlyList<string> names) =>
        (Below ? names.Count >= Names.Count : names.Count == Names.Count) && Names.SequenceEqual(names.Take(Names.Count));
}
