using System.Net;

namespace Events.Core.Cosmos;

/// <summary>The database refused a request that it should accept, because of a bug or a wrong deployment.</summary>
public sealed class UnexpectedCosmosStatusException(CosmosOperation operation, HttpStatusCode status, Exception? innerException = null)
    : Exception($"Cosmos DB answered {(int)status} to {operation}.", innerException)
{
    /// <summary>The operation that was refused.</summary>
    public CosmosOperation Operation { get; } = operation;

    /// <summary>The status that the database returned.</summary>
    public HttpStatusCode Status { get; } = status;
}
