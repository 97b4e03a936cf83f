using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Time.Testing;

namespace LocalCosmos.Tests.Fixtures;

/// <summary>A server with one container, and real clients of it.</summary>
internal sealed class TestAccount : IAsyncDisposable
{
    private readonly List<CosmosClient> _clients = [];

    private TestAccount(LocalCosmosServer server, FakeTimeProvider time)
    {
        Server = server;
        Time = time;
        Container = NewClient().GetContainer("main", "items");
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public LocalCosmosServer Server { get; }

    public FakeTimeProvider Time { get; }

    /// <summary>The container <c>items</c> of the first client. Its partition key is <c>/group</c>.</summary>
    public Container Container { get; }

    public Database Database => Container.Database;

    public static async Task<TestAccount> StartAsync(LocalCosmosOptions? options = null, Action<ContainerProperties>? configure = null)
    {
        FakeTimeProvider time = new();
        LocalCosmosServer server = await LocalCosmosServer.StartAsync((options ?? new LocalCosmosOptions()) with { TimeProvider = time }, Cancellation);
        TestAccount account = new(server, time);
        ContainerProperties properties = new("items", "/group") { PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2 };
        configure?.Invoke(properties);
        Database database = await account.Container.Database.Client.CreateDatabaseIfNotExistsAsync("main", cancellationToken: Cancellation);
        await database.CreateContainerIfNotExistsAsync(properties, cancellationToken: Cancellation);
        return account;
    }

    /// <summary>Creates a client with its own session.</summary>
    public CosmosClient NewClient(Action<CosmosClientOptions>? configure = null)
    {
        CosmosClientOptions options = new()
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            UseSystemTextJsonSerializerWithOptions = new JsonSerializerOptions(JsonSerializerDefaults.Web),
        };
        configure?.Invoke(options);
        CosmosClient client = new(Server.ConnectionString, options);
        _clients.Add(client);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (CosmosClient client in _clients)
        {
            client.Dispose();
        }

        await Server.DisposeAsync();
    }

    /// <summary>Counts the documents with a query over all partitions.</summary>
    public Task<int> CountAsync() => CountAsync(Container);

    /// <summary>Counts the documents of a container, which may belong to another client.</summary>
    public static async Task<int> CountAsync(Container container)
    {
        using FeedIterator<int> pages = container.GetItemQueryIterator<int>("SELECT VALUE COUNT(1) FROM c");
        int count = 0;
        while (pages.HasMoreResults)
        {
            count += (await pages.ReadNextAsync(Cancellation)).Sum();
        }

        return count;
    }

    /// <summary>The error status of an operation that must fail.</summary>
    public static async Task<HttpStatusCode> RefusalOf(Func<Task> operation) =>
        (await Assert.ThrowsAsync<CosmosException>(operation)).StatusCode;
}
