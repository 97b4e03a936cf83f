using System.Net;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Resources;

public sealed class DatabaseAndContainerTests
{
    [Fact]
    public async Task Database_IsCreatedReadListedAndDeleted()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        CosmosClient client = account.Container.Database.Client;

        DatabaseResponse created = await client.CreateDatabaseIfNotExistsAsync("other", cancellationToken: TestAccount.Cancellation);
        DatabaseResponse again = await client.CreateDatabaseIfNotExistsAsync("other", cancellationToken: TestAccount.Cancellation);
        using FeedIterator<DatabaseProperties> pages = client.GetDatabaseQueryIterator<DatabaseProperties>();
        List<string> listed = (await pages.ReadNextAsync(TestAccount.Cancellation)).Select(database => database.Id).ToList();
        await created.Database.DeleteAsync(cancellationToken: TestAccount.Cancellation);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (created.StatusCode, again.StatusCode));
        Assert.Equal(["main", "other"], listed);
        Assert.Equal(HttpStatusCode.NotFound, await TestAccount.RefusalOf(() => created.Database.ReadAsync(cancellationToken: TestAccount.Cancellation)));
    }

    [Fact]
    public async Task Container_KeepsItsPolicies()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        ContainerProperties properties = new("policies", "/calendar_id")
        {
            DefaultTimeToLive = -1,
            IndexingPolicy = new IndexingPolicy
            {
                IncludedPaths = { new IncludedPath { Path = "/keys/start/?" } },
                ExcludedPaths = { new ExcludedPath { Path = "/*" } },
                CompositeIndexes = { new() { new CompositePath { Path = "/keys/start" }, new CompositePath { Path = "/keys/number", Order = CompositePathSortOrder.Descending } } },
            },
            UniqueKeyPolicy = new UniqueKeyPolicy { UniqueKeys = { new UniqueKey { Paths = { "/keys/number" } } } },
        };

        await account.Database.CreateContainerIfNotExistsAsync(properties, throughput: 400, cancellationToken: TestAccount.Cancellation);
        ContainerProperties read = await account.Database.GetContainer("policies").ReadContainerAsync(cancellationToken: TestAccount.Cancellation);

        Assert.Equal("/calendar_id", read.PartitionKeyPath);
        Assert.Equal(-1, read.DefaultTimeToLive);
        Assert.Equal("/keys/start/?", Assert.Single(read.IndexingPolicy.IncludedPaths).Path);
        Assert.Contains(read.IndexingPolicy.ExcludedPaths, path => path.Path == "/*");
        Assert.Equal(CompositePathSortOrder.Descending, Assert.Single(read.IndexingPolicy.CompositeIndexes)[1].Order);
        Assert.Equal("/keys/number", Assert.Single(Assert.Single(read.UniqueKeyPolicy.UniqueKeys).Paths));
    }

    [Fact]
    public async Task Container_IsCreatedOnce()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        ContainerProperties properties = new("items", "/group");

        ContainerResponse again = await account.Database.CreateContainerIfNotExistsAsync(properties, cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, await TestAccount.RefusalOf(
            () => account.Database.CreateContainerAsync(properties, cancellationToken: TestAccount.Cancellation)));
    }

    [Fact]
    public async Task Container_AppliesANewTimeToLive()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.Container.CreateItemAsync(new Item("1", "a"), cancellationToken: TestAccount.Cancellation);
        ContainerProperties read = await account.Container.ReadContainerAsync(cancellationToken: TestAccount.Cancellation);
        read.DefaultTimeToLive = 10;

        await account.Container.ReplaceContainerAsync(read, cancellationToken: TestAccount.Cancellation);
        int before = await account.CountAsync();
        account.Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal((1, 0), (before, await account.CountAsync()));
    }

    [Fact]
    public async Task Container_IsEmptyAfterDeletionAndCreation()
    {
        await using TestAccount account = await TestAccount.StartAsync();
        await account.Container.CreateItemAsync(new Item("1", "a"), cancellationToken: TestAccount.Cancellation);

        await account.Container.DeleteContainerAsync(cancellationToken: TestAccount.Cancellation);
        await account.Database.CreateContainerAsync(new ContainerProperties("items", "/group"), cancellationToken: TestAccount.Cancellation);
        using ResponseMessage read = await account.Container.ReadItemStreamAsync("1", new PartitionKey("a"), cancellationToken: TestAccount.Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, read.StatusCode);
    }

    [Fact]
    public async Task Container_RefusesAPartitionKeyOfSeveralPaths()
    {
        await using TestAccount account = await TestAccount.StartAsync();

        Assert.Equal(HttpStatusCode.BadRequest, await TestAccount.RefusalOf(() => account.Database.CreateContainerAsync(
            new ContainerProperties("several", ["/a", "/b"]), cancellationToken: TestAccount.Cancellation)));
    }
}
