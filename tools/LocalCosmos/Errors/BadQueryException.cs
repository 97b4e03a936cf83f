namespace LocalCosmos.Errors;

/// <summary>A query, an indexing policy or a continuation is not valid. The server answers 400 with the message.</summary>
/// <param name="message">What is wrong, and where it is.</param>
internal sealed class BadQueryException(string message) : Exception(message);
