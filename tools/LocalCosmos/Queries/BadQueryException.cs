namespace LocalCosmos.Queries;

/// <summary>A query, indexing policy or continuation that Cosmos DB would answer with 400. The message may be shown to the caller.</summary>
/// <param name="message">What is wrong, and where.</param>
internal sealed class BadQueryException(string message) : Exception(message);
