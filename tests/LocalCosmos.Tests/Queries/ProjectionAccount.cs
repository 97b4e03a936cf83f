using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalCosmos.Tests.Fixtures;
using Microsoft.Azure.Cosmos;

namespace LocalCosmos.Tests.Queries;

/// <summary>A server with 30 documents in ten groups, and queries of the real client. Some documents have no schema, event or start.</summary>
internal sealed class ProjectionAccount : IAsyncDisposable
{
    public const int Count = 30;

    private readonly TestAccount _account;

    private ProjectionAccount(TestAccount account)
    {
        _account = account;
    }

    /// <summary>The documents in the order of their start, then of their number; a document without a start comes first.</summary>
    public static IReadOnlyList<JsonObject> Documents { get; } =
    [
        .. Enumerable.Range(1, Count).Select(Document)
            .OrderBy(document => (string?)document["keys"]!["start"], StringComparer.Ordinal)
            .ThenBy(document => (int)document["keys"]!["number"]!),
    ];

    public static async Task<ProjectionAccount> StartAsync(int ranges)
    {
        TestAccount account = await TestAccount.StartAsync(
            new LocalCosmosOptions { Ranges = ranges }, properties => properties.IndexingPolicy = Policy());
        account.Server.Load("main", "items", Enumerable.Range(1, Count).Select(number => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(Document(number).ToJsonString())));
        return new ProjectionAccount(account);
    }

    /// <summary>The results of one iterator, page after page, each as compact JSON.</summary>
    public async Task<List<string>> AllAsync(QueryDefinition query, string? group = null, int pageSize = 100, Action? betweenPages = null)
    {
        List<string> results = [];
        using FeedIterator<JsonElement> pages = Pages(query, group, pageSize, null);
        while (pages.HasMoreResults)
        {
            results.AddRange(await ReadAsync(pages, pageSize));
            betweenPages?.Invoke();
        }

        return results;
    }

    /// <summary>The same results, but with a new iterator for each page, which continues after the page before.</summary>
    public async Task<List<string>> WalkAsync(QueryDefinition query, string? group = null, int pageSize = 100, Action? betweenPages = null)
    {
        List<string> results = [];
        string? continuation = null;
        do
        {
            using FeedIterator<JsonElement> pages = Pages(query, group, pageSize, continuation);
            FeedResponse<JsonElement> page = await pages.ReadNextAsync(TestAccount.Cancellation);
            Assert.InRange(page.Count, 0, pageSize);
            results.AddRange(page.Select(Compact));
            continuation = page.ContinuationToken;
            betweenPages?.Invoke();
        }
        while (continuation is not null);

        return results;
    }

    /// <summary>Splits the first partition key range of the container.</summary>
    public void Split() => _account.Server.Split("main", "items", _account.Server.RangesOf("main", "items")[0]);

    public ValueTask DisposeAsync() => _account.DisposeAsync();

    private FeedIterator<JsonElement> Pages(QueryDefinition query, string? group, int pageSize, string? continuation) =>
        _account.Container.GetItemQueryIterator<JsonElement>(query, continuation, new QueryRequestOptions
        {
            PartitionKey = group is null ? null : new PartitionKey(group),
            MaxItemCount = pageSize,
        });

    private static async Task<List<string>> ReadAsync(FeedIterator<JsonElement> pages, int pageSize)
    {
        FeedResponse<JsonElement> page = await pages.ReadNextAsync(TestAccount.Cancellation);
        Assert.InRange(page.Count, 0, pageSize);
        return [.. page.Select(Compact)];
    }

    private static string Compact(JsonElement result) => JsonSerializer.Serialize(result);

    private static JsonObject Document(int number)
    {
        string id = number.ToString(CultureInfo.InvariantCulture);
        JsonObject keys = new() { ["number"] = number };
        JsonObject document = new() { ["id"] = id, ["group"] = $"{number % 10}", ["keys"] = keys };
        if (number % 7 != 0)
        {
            keys["start"] = $"2026-01-{number * 11 % 30 / 2:00}";
        }

        if (number % 3 != 0)
        {
            document["schema"] = number % 3;
        }

        if (number % 4 != 0)
        {
            document["event"] = new JsonObject { ["title"] = $"Hearing {id}", ["users"] = new JsonArray(1, 2) };
        }

        return document;
    }

    private static IndexingPolicy Policy()
    {
        IndexingPolicy policy = new();
        policy.IncludedPaths.Add(new IncludedPath { Path = "/keys/number/?" });
        policy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        policy.CompositeIndexes.Add(new Collection<CompositePath>([new() { Path = "/keys/start" }, new() { Path = "/keys/number" }]));
        return policy;
    }
}
