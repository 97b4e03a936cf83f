using LocalCosmos.Json;

namespace LocalCosmos.Indexing;

/// <summary>One of the values by which an index is sorted.</summary>
/// <param name="Path">The path of the value in the document; null if it has no path, for example an array element.</param>
/// <param name="Descending">Whether the order is descending.</param>
internal sealed record IndexComponent(PropertyPath? Path, bool Descending);
