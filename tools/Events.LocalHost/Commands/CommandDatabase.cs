using System.CommandLine;
using Events.Core.Events.Storing;
using Events.Functions;
using Events.LocalHost.Commands.Syntax;
using LocalCosmos;

namespace Events.LocalHost.Commands;

/// <summary>A database that is open for one command, without the service.</summary>
internal sealed class CommandDatabase : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly LocalCosmosServer? _localCosmos;

    private CommandDatabase(ServiceProvider services, LocalCosmosServer? localCosmos)
    {
        _services = services;
        _localCosmos = localCosmos;
    }

    /// <summary>The services of the function app that use the database.</summary>
    public IServiceProvider Services => _services;

    /// <summary>The LocalCosmos server of the data folder; null for an account.</summary>
    public LocalCosmosServer? LocalCosmos => _localCosmos;

    /// <summary>Opens the database that the command line names: an account, or a data folder that no other process uses.</summary>
    public static async Task<CommandDatabase> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string? cosmos = parsed.GetValue(DatabaseOptions.Cosmos);
        string? dataFolder = parsed.GetValue(DatabaseOptions.Data);
        LocalCosmosServer? localCosmos = cosmos is null
            ? await LocalCosmosServer.StartAsync(new LocalCosmosOptions { DataFolder = dataFolder }, cancellationToken)
            : null;
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddEnvironmentVariables()
            .AddInMemoryCollection(CosmosSettings.For(cosmos ?? localCosmos!.ConnectionString))
            .Build();
        CommandDatabase database = new(new ServiceCollection().AddLogging().AddEvents(configuration).BuildServiceProvider(), localCosmos);
        if (localCosmos is not null)
        {
            await database._services.GetRequiredService<DatabaseSetup>().CreateIfNotExistsAsync(cancellationToken);
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
