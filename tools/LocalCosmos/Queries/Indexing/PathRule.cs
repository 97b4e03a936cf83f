using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Indexing;

/// <summary>One included or excluded path of an indexing policy.</summary>
/// <param name="Names">Its steps; <see cref="Elements"/> stands for the elements of an array.</param>
/// <param name="Below">Whether it covers everything below, <c>/*</c>, rather than one value, <c>/?</c>.</param>
/// <param name="Included">Whether it includes.</param>
internal sealed record PathRule(IReadOnlyList<string> Names, bool Below, bool Included)
{
    /// <summary>The step to the elements of an array.</summary>
    public const string Elements = "[]";

    /// <summary>The deeper path is the more precise one, and <c>/?</c> is more precise than <c>/*</c>.</summary>
    public int Precision => (2 * Names.Count) + (Below ? 0 : 1);

    /// <summary>The path of one value as queries write it; null for a rule that covers more or steps into an array.</summary>
    public PropertyPath? SinglePath => Below || Names.Contains(Elements) ? null : new PropertyPath(Names);

    /// <summary>Whether the rule speaks of the value at a path.</summary>
    public bool Covers(IReadOnlyList<string> names) =>
        (Below ? names.Count >= Names.Count : names.Count == Names.Count) && Names.SequenceEqual(names.Take(Names.Count));
}
