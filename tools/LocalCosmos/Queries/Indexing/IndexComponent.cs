using LocalCosmos.Queries.Syntax;

namespace LocalCosmos.Queries.Indexing;

/// <summary>One of the values that an index is sorted by.</summary>
/// <param name="Path">Where it is in the document; null where the index alone knows it, as with an element of an array.</param>
/// <param name="Descending">Whether the highest stands first.</param>
internal sealed record IndexComponent(PropertyPath? Path, bool Descending);
