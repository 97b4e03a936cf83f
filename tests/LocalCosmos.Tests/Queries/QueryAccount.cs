using System.Collections.ObjectModel;
using System.Net;
using System.Text;
using LocalCosmos.Requests;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Queries;

/// <summary>A server and queries of the real client. The container has indexes of a, b and c, and composite indexes of (a, b) and (a descending, b, c).</summary>
internal sealed class QueryAccount : IAsyncDisposable
{
    private readonly TestAccount _account;
    private int _next;

    private QueryAccount(TestAccount account)
    {
        _account = account;
    }

    public RequestLog Requests => _account.Server.Requests;

    private Container Container => _account.Container;

    public static async Task<QueryAccount> WithAsync(params string[] documents)
    {
        QueryAccount account = new(await TestAccount.StartAsync(configure: container => container.IndexingPolicy = Policy()));
        foreach (string document in documents)
        {
            await account.AddAsync(document);
        }
        return account;
    }

    /// <summary>Adds a document to the group <c>y</c> if its properties name this group, otherwise to <c>x</c>. The ids count from 1.</summary>
    public async Task AddAsync(string properties)
    {
        string group = properties.Contains("\"group\":\"y\"", StringComparison.Ordinal) ? "y" : "x";
        string separator = properties.Length > 0 ? "," : "";
        string named = group == "y" ? "" : ",\"group\":\"x\"";
        using MemoryStream body = new(Encoding.UTF8.GetBytes($$"""{"id":"{{++_next}}"{{named}}{{separator}}{{properties}}}"""));
        using ResponseMessage response = await Container.CreateItemStreamAsync(body, new PartitionKey(group), cancellationToken: TestAccount.Cancellation);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    public Task RemoveAsync(string id) => Container.DeleteItemAsync<object>(id, new PartitionKey("x"), cancellationToken: TestAccount.Cancellation);

    /// <summary>The ids of the results in their order, as one string.</summary>
    public async Task<string> Ids(string rest, string? group = null, int pageSize = 100) =>
        string.Join(' ', await All<string>(new QueryDefinition($"SELECT VALUE c.id FROM c {rest}"), group, pageSize));

    public async Task<List<T>> All<T>(QueryDefinition query, string? group = null, int pageSize = 100)
    {
        List<T> results = [];
        using FeedIterator<T> pages = Pages<T>(query, group, pageSize);
        while (pages.HasMoreResults)
        {
            FeedResponse<T> page = await pages.ReadNextAsync(TestAccount.Cancellation);
            Assert.InRange(page.Count, 0, pageSize);
            results.AddRange(page);
        }
        return results;
    }

    public FeedIterator<T> Pages<T>(QueryDefinition query, string? group = null, int pageSize = 100, string? continuation = null) =>
        Container.GetItemQueryIterator<T>(query, continuation, new QueryRequestOptions
        {
            PartitionKey = group is null ? null : new PartitionKey(group),
            MaxItemCount = pageSize,
        });

    public FeedIterator OptimisticPages(string query, string group, int pageSize) =>
        Container.GetItemQueryStreamIterator(new QueryDefinition(query), requestOptions: new QueryRequestOptions
        {
            PartitionKey = new PartitionKey(group),
            MaxItemCount = pageSize,
            EnableOptimisticDirectExecution = true,
        });

    /// <summary>The error of a query that must fail.</summary>
    public async Task<CosmosException> RefusalOf(string text, string? group = null) =>
        await Assert.ThrowsAsync<CosmosException>(() => All<object>(new QueryDefinition(text), group));

    public ValueTask DisposeAsync() => _account.DisposeAsync();

    /// <summary>The indexing policy of the container.</summary>
    public static IndexingPolicy Policy()
    {
        IndexingPolicy policy = new();
        policy.IncludedPaths.Add(new IncludedPath { Path = "/a/?" });
        policy.IncludedPaths.Add(new IncludedPath { Path = "/b/?" });
        policy.IncludedPaths.Add(new IncludedPath { Path = "/c/?" });
        policy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        policy.CompositeIndexes.Add(new Collection<CompositePath>([Component("/a"), Component("/b")]));
        policy.CompositeIndexes.Add(new Collection<CompositePath>([Component("/a", CompositePathSortOrder.Descending), Component("/b"), Component("/c")]));
        return policy;
    }

    private static CompositePath Component(string path, CompositePathSortOrder order = CompositePathSortOrder.Ascending) => new() { Path = path, Order = order };
}
