using System.Net;
using Events.Core.Input;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>Asks whether the database answers, at the least cost: a point read in each container of what is not there (1 request unit each).</summary>
public sealed class DatabaseProbe(EventsDatabase database, CosmosCalls calls)
{
    private const string Nothing = "probe";

    /// <summary>Returns when the database answers for both containers.</summary>
    /// <exception cref="ProblemException">It does not answer, or a container is missing.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        await ReadNothingAsync(database.System, new PartitionKey(Nothing), cancellationToken);
        await ReadNothingAsync(database.Events, new PartitionKey(0), cancellationToken);
    }

    private async Task ReadNothingAsync(Container container, PartitionKey key, CancellationToken cancellationToken)
    {
        using ResponseMessage response = await calls.SendAsync(
            CosmosOperation.Probe,
            stop => container.ReadItemStreamAsync(Nothing, key, cancellationToken: stop),
            cancellationToken,
            HttpStatusCode.NotFound);
    }
}
