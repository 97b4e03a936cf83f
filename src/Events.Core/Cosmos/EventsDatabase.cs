using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Events.Core.Cosmos;

/// <summary>The two containers of the service.</summary>
public sealed class EventsDatabase(CosmosClient client, IOptions<CosmosOptions> options)
{
    /// <summary>Events by calendar.</summary>
    public Container Events { get; } = client.GetContainer(options.Value.Database, EventsContainer.Name);

    /// <summary>Everything that is found by its name.</summary>
    public Container System { get; } = client.GetContainer(options.Value.Database, SystemContainer.Name);

    /// <summary>
    /// Makes the database and its containers where they are not there yet: for a laptop and for tests. In Azure they
    /// come with the deployment, and the app has no right to make them.
    /// </summary>
    public async Task CreateIfNotExistsAsync(CancellationToken cancellationToken)
    {
        Database database = await client.CreateDatabaseIfNotExistsAsync(options.Value.Database, cancellationToken: cancellationToken);
        await database.CreateContainerIfNotExistsAsync(EventsContainer.ToProperties(), cancellationToken: cancellationToken);
        await database.CreateContainerIfNotExistsAsync(SystemContainer.ToProperties(), cancellationToken: cancellationToken);
    }
}
