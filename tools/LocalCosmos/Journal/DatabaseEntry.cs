namespace LocalCosmos.Journal;

/// <summary>A database as the journal records it.</summary>
/// <param name="Name">The name of the database.</param>
/// <param name="Number">The number of the database.</param>
/// <param name="CreatedAt">The second of its creation, in Unix time.</param>
/// <param name="LastNumber">The number of its newest container.</param>
internal sealed record DatabaseEntry(string Name, int Number, long CreatedAt, int LastNumber);
