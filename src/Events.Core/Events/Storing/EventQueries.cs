using System.Buffers.Text;
using Events.Core.Cosmos;
using Events.Core.Paging;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Events.Storing;

/// <summary>Runs queries over the <c>events</c> container.</summary>
public sealed class EventQueries(EventsDatabase database, CosmosCalls calls, UnreadableDocuments unreadable)
{
    /// <summary>
    /// Reads one page of a list. The page is full unless the list ends with it, because a client may stop at a short page. Costs one query, charged for the
    /// page and one more item, which shows whether there is a next page. Results that cannot be read are skipped, and the query is repeated with a higher
    /// limit until the page is full.
    /// </summary>
    /// <param name="operation">The name of the operation.</param>
    /// <param name="query">Makes the query for a limit of results.</param>
    /// <param name="calendarId">The only partition to read; null for all.</param>
    /// <param name="perPage">The most items of the page.</param>
    /// <param name="read">Reads a result. Returns null to skip it. See <see cref="UnreadableDocuments.ReadOrSkip"/> for what it may throw.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    internal async Task<Page<TItem>> ReadPageAsync<TItem>(
        CosmosOperation operation,
        Func<int, QueryDefinition> query,
        long? calendarId,
        int perPage,
        Func<ReadOnlyMemory<byte>, PageItem<TItem>?> read,
        CancellationToken cancellationToken)
    {
        int limit = perPage + 1;
        while (true)
        {
            List<ReadOnlyMemory<byte>> results = await ReadAsync(operation, query(limit), calendarId, limit, cancellationToken);
            List<PageItem<TItem>> items = [.. results.Select(result => unreadable.ReadOrSkip(operation, result, read)).OfType<PageItem<TItem>>()];
            if (items.Count > perPage || results.Count < limit)
            {
                bool hasMore = items.Count > perPage;
                return new Page<TItem>([.. items.Take(perPage).Select(item => item.Item)], hasMore ? items[perPage - 1].Position : null);
            }

            limit += results.Count - items.Count;
        }
    }

    /// <summary>Returns the number that a <c>SELECT VALUE COUNT(1)</c> counts.</summary>
    internal async Task<long> CountAsync(CosmosOperation operation, QueryDefinition query, long? calendarId, CancellationToken cancellationToken)
    {
        List<ReadOnlyMemory<byte>> results = await ReadAsync(operation, query, OptionsOf(calendarId, limit: 1), limit: 1, cancellationToken);
        return Utf8Parser.TryParse(results[0].Span, out long count, out _)
            ? count
            : throw new InvalidDataException("The database returned a count that is not a number.");
    }

    /// <summary>Reads one page of the database's own paging, with the continuation of the next one.</summary>
    internal async Task<(List<ReadOnlyMemory<byte>> Results, string? Continuation, double RequestUnits)> ReadNextAsync(
        CosmosOperation operation, QueryDefinition query, string? continuation, int pageSize, CancellationToken cancellationToken)
    {
        using FeedIterator pages = database.Events.GetItemQueryStreamIterator(
            query, continuation, new QueryRequestOptions { MaxItemCount = pageSize, MaxConcurrency = -1 });
        using ResponseMessage page = await calls.SendAsync(operation, pages.ReadNextAsync, cancellationToken);
        List<ReadOnlyMemory<byte>> results = [];
        QueryResults.Add(await ResponseContent.ReadAsync(page, cancellationToken), results, int.MaxValue);
        return (results, page.ContinuationToken, page.Headers.RequestCharge);
    }

    private static QueryRequestOptions OptionsOf(long? calendarId, int limit) => new()
    {
        MaxItemCount = limit,
        MaxConcurrency = -1,
        PartitionKey = calendarId is { } key ? new PartitionKey(key) : null,
    };

    private Task<List<ReadOnlyMemory<byte>>> ReadAsync(
        CosmosOperation operation, QueryDefinition query, long? calendarId, int limit, CancellationToken cancellationToken)
    {
        QueryRequestOptions options = OptionsOf(calendarId, limit);

        // With this option, the client sends the query of one partition directly. Otherwise it asks the gateway for a query plan first. A query over all
        // partitions needs the plan: with the option, the client can fail when a container of one partition range splits during the query.
        options.EnableOptimisticDirectExecution = calendarId is not null;
        return ReadAsync(operation, query, options, limit, cancellationToken);
    }

    // Cosmos DB may return short or empty pages before the end.
    private async Task<List<ReadOnlyMemory<byte>>> ReadAsync(
        CosmosOperation operation, QueryDefinition query, QueryRequestOptions options, int limit, CancellationToken cancellationToken)
    {
        List<ReadOnlyMemory<byte>> results = new(limit);
        using FeedIterator pages = database.Events.GetItemQueryStreamIterator(query, requestOptions: options);
        while (pages.HasMoreResults && results.Count < limit)
        {
            using ResponseMessage page = await calls.SendAsync(operation, pages.ReadNextAsync, cancellationToken);
            QueryResults.Add(await ResponseContent.ReadAsync(page, cancellationToken), results, limit);
        }

        return results;
    }
}
