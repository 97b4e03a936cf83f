using Events.Core.Cosmos;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Events.Core.Events.Storing;

/// <summary>
/// Creates the database and its containers on a laptop and for tests. In Azure the deployment creates them, and the app has no permission for that.
/// </summary>
public sealed class DatabaseSetup(CosmosClient client, IOptions<CosmosOptions> options)
{
    /// <summary>Creates the database and the containers that do not exist yet.</summary>
    public async Task CreateIfNotExistsAsync(CancellationToken cancellationToken)
    {
        Database database = await client.CreateDatabaseIfNotExistsAsync(options.Value.Database, cancellationToken: cancellationToken);
        await database.CreateContainerIfNotExistsAsync(EventsContainer.ToProperties(), cancellationToken: cancellationToken);
        await database.CreateContainerIfNotExistsAsync(SystemContainer.ToProperties(), cancellationToken: cancellationToken);
    }
}
