using Events.Core.Cosmos;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Events.Core.Events.Storing;

/// <summary>
/// Makes the database and its containers for a laptop and for tests. In Azure the deployment makes them, and the app has no right to.
/// </summary>
public sealed class DatabaseSetup(CosmosClient client, IOptions<CosmosOptions> options)
{
    /// <summary>Makes what does not exist yet.</summary>
    public async Task CreateIfNotExistsAsync(CancellationToken cancellationToken)
    {
        Database database = await client.CreateDatabaseIfNotExistsAsync(options.Value.Database, cancellationToken: cancellationToken);
        await database.CreateContainerIfNotExistsAsync(EventsContainer.ToProperties(), cancellationToken: cancellationToken);
        await database.CreateContainerIfNotExistsAsync(SystemContainer.ToProperties(), cancellationToken: cancellationToken);
    }
}
