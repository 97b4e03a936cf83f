using Events.Core.Events.Storing;
using Events.Functions;
using Events.LocalHost.Loading;
using LocalCosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Events.Bench.Serving;

/// <summary>LocalCosmos with the containers of the service, and sample events in them.</summary>
internal sealed class DatabaseServer(LocalCosmosServer server) : IServed
{
    public string Address => server.ConnectionString;

    public long Requests => server.Requests.Count;

    public double RequestUnits => server.Requests.Charge;

    public static async Task<DatabaseServer> StartAsync(int events, string? dataFolder, CancellationToken cancellationToken)
    {
        LocalCosmosServer server = await LocalCosmosServer.StartAsync(new LocalCosmosOptions { DataFolder = dataFolder }, cancellationToken);
        IConfigurationRoot configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Cosmos:ConnectionString", server.ConnectionString)])
            .Build();
        await using ServiceProvider services = new ServiceCollection().AddLogging().AddEvents(configuration).BuildServiceProvider();
        await services.GetRequiredService<DatabaseSetup>().CreateIfNotExistsAsync(cancellationToken);
        if (events > 0)
        {
            await SampleLoad.RunAsync(services, server, events, progress: _ => { }, cancellationToken);
        }

        return new DatabaseServer(server);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
