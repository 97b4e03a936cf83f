using Events.Core.Access;
using Events.Core.Cosmos;
using Events.Functions;
using LocalCosmos;

namespace Events.LocalHost.Commands;

/// <summary>A database opened for its tokens alone.</summary>
internal sealed class TokenDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly LocalCosmosServer? _localCosmos;

    private TokenDatabase(ServiceProvider services, LocalCosmosServer? localCosmos)
    {
        _services = services;
        _localCosmos = localCosmos;
    }

    /// <summary>The tokens.</summary>
    public TokenStore Tokens => _services.GetRequiredService<TokenStore>();

    /// <summary>Opens an account, or a data folder that nothing runs on.</summary>
    public static async Task<TokenDatabase> OpenAsync(string? cosmos, string? dataFolder, CancellationToken cancellationToken)
    {
        LocalCosmosServer? localCosmos = cosmos is null
            ? await LocalCosmosServer.StartAsync(new LocalCosmosOptions { DataFolder = dataFolder }, cancellationToken)
            : null;
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddInMemoryCollection(CosmosSettings.For(cosmos ?? localCosmos!.ConnectionString))
            .Build();
        TokenDatabase database = new(new ServiceCollection().AddLogging().AddEvents(configuration).BuildServiceProvider(), localCosmos);
        if (localCosmos is not null)
        {
            await database._services.GetRequiredService<EventsDatabase>().CreateIfNotExistsAsync(cancellationToken);
        }

        return database;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_localCosmos is not null)
        {
            await _localCosmos.DisposeAsync();
        }
    }
}
