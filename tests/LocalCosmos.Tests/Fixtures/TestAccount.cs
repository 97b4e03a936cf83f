using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Time.Testing;

namespace LocalCosmos.Tests.Fixtures;

/// <summary>One server with one container, and the real client to it.</summary>
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

    /// <summary>The container <c>items</c>, whose partition key is <c>/group</c>, by the first client.</summary>
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

    /// <summary>A client with a session of its own.</summary>
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

    /// <summary>How many documents a query over all partitions counts.</summary>
    public Task<int> CountAsync() => CountAsync(Container);

    /// <summary>The same by another client.</summary>
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

    /// <summary>The status that an operation is refused with.</summary>
    public static async Task<HttpStatusCode> RefusalOf(Func<Task> operation) =>
        (await Assert.ThrowsAsync<CosmosException>(operation)).StatusCode;
}
