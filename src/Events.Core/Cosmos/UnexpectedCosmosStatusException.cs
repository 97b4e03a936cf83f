using System.Net;

namespace Events.Core.Cosmos;

/// <summary>The database refused a request of ours that it should have taken: a bug, or a wrong deployment.</summary>
public sealed class UnexpectedCosmosStatusException(CosmosOperation operation, HttpStatusCode status, Exception? innerException = null)
    : Exception($"Cosmos DB answered {(int)status} to {operation}.", innerException)
{
    /// <summary>What was asked.</summary>
    public CosmosOperation Operation { get; } = operation;

    /// <summary>What the database answered.</summary>
    public HttpStatusCode Status { get; } = status;
}
