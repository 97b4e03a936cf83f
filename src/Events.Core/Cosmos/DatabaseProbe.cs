using System.Net;
using Events.Core.Input;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>Checks that the database responds, at the lowest cost: a point read of a missing document in each container (1 request unit each).</summary>
public sealed class DatabaseProbe(EventsDatabase database, CosmosCalls calls)
{
    private const string MissingId = "probe";

    /// <summary>Checks that the database responds for both containers.</summary>
    /// <exception cref="ProblemException">The database does not respond, or a container is missing.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await ReadMissingAsync(database.System, new PartitionKey(MissingId), cancellationToken);
        await ReadMissingAsync(database.Events, new PartitionKey(0), cancellationToken);
    }

    private async Task ReadMissingAsync(Container container, PartitionKey key, CancellationToken cancellationToken)
    {
        using ResponseMessage response = await calls.SendAsync(
            CosmosOperation.Probe,
            stop => container.ReadItemStreamAsync(MissingId, key, cancellationToken: stop),
            cancellationToken,
            HttpStatusCode.NotFound);
    }
}
