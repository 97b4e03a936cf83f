using Events.Core.Cosmos;
using Events.Testing.Services;
using LocalCosmos;
using Microsoft.Azure.Cosmos;

namespace Events.Reliability.Tests.Regions;

public sealed class WriteRegionTests : IAsyncLifetime
{
    private LocalCosmosServer _localCosmos = null!;
    private TwoRegions _regions = null!;
    private CosmosClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _localCosmos = await LocalCosmosServer.StartAsync(new LocalCosmosOptions(), TestService.Cancellation);
        _regions = new TwoRegions(_localCosmos.Endpoint);
        _client = Client();
        Microsoft.Azure.Cosmos.Database database = await _client.CreateDatabaseAsync("events", cancellationToken: TestService.Cancellation);
        Container container = await database.CreateContainerAsync("system", "/id", cancellationToken: TestService.Cancellation);
        await container.CreateItemAsync(new { id = "one" }, cancellationToken: TestService.Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        _regions.Dispose();
        await _localCosmos.DisposeAsync();
    }

    [Fact]
    public async Task Read_WhileTheWriteRegionFails_AsksNoOtherRegion()
    {
        await ReadAsync(_client);

        // The client sends three times before it looks for another region.
        _regions.OnFailure = reads => _regions.Unreachable = reads < 5 ? TwoRegions.West : null;
        _regions.Unreachable = TwoRegions.West;

        await ReadAsync(_client);
        await ReadAsync(_client);

        Assert.Equal([TwoRegions.West], _regions.Reads.Distinct());
        Assert.InRange(_regions.Reads.Count, 6, 8);
    }

    [Fact]
    public async Task Read_AfterAFailover_GoesToTheNewWriteRegion()
    {
        await ReadAsync(_client);
        _regions.OnFailure = _ => _regions.Order = [TwoRegions.East];
        _regions.Unreachable = TwoRegions.West;

        await ReadAsync(_client);

        Assert.Equal(TwoRegions.East, _regions.Reads[^1]);
    }

    [Fact]
    public async Task Read_WhenTheOldWriteRegionIsBackAfterAFailover_GoesToTheNewOne()
    {
        _regions.Order = [TwoRegions.East, TwoRegions.West];
        using CosmosClient client = Client();

        await ReadAsync(client);

        Assert.Equal([TwoRegions.East], _regions.Reads);
    }

    private static async Task ReadAsync(CosmosClient client)
    {
        using ResponseMessage response = await client.GetContainer("events", "system")
            .ReadItemStreamAsync("one", new PartitionKey("one"), cancellationToken: TestService.Cancellation);
        response.EnsureSuccessStatusCode();
    }

    private CosmosClient Client() => CosmosClientFactory.Create(
        new CosmosOptions
        {
            ConnectionString = _localCosmos.ConnectionString.Replace(_localCosmos.Endpoint.ToString(), TwoRegions.Account.ToString(), StringComparison.Ordinal),
            ConnectionMode = ConnectionMode.Gateway,
        },
        options => options.HttpClientFactory = () => new HttpClient(_regions, disposeHandler: false));
}
