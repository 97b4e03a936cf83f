using System.Buffers.Text;
using Microsoft.Azure.Cosmos;

namespace Events.Core.Cosmos;

/// <summary>Runs queries over the <c>events</c> container.</summary>
public sealed class EventsQueries(EventsDatabase database, CosmosAnswers answers)
{
    /// <summary>
    /// The bytes of the first <paramref name="most"/> results, or of all when there are fewer: Cosmos DB may answer
    /// short or empty pages before the end.
    /// </summary>
    public Task<List<ReadOnlyMemory<byte>>> ReadAsync(
        CosmosOperation operation, QueryDefinition query, long? calendarId, int most, CancellationToken cancellationToken)
    {
        QueryRequestOptions options = OptionsOf(calendarId, most);

        // Sends the query of one partition at once, where the client would ask the gateway for a plan first. Over all partitions the plan is
        // needed, and where there is but one range the client may go wrong when it splits in the middle.
        options.EnableOptimisticDirectExecution = calendarId is not null;
        return ReadAsync(operation, query, options, most, cancellationToken);
    }

    /// <summary>
    /// The first <paramref name="most"/> results that can be read, or all when there are fewer. Those that <paramref name="read"/>
    /// answers null for are left out, and the query is read on instead.
    /// </summary>
    public async Task<List<TItem>> ReadAsync<TItem>(
        CosmosOperation operation,
        QueryDefinition query,
        long? calendarId,
        int most,
        Func<ReadOnlyMemory<byte>, TItem?> read,
        CancellationToken cancellationToken)
        where TItem : class
    {
        List<TItem> items = new(most);
        using FeedIterator pages = database.Events.GetItemQueryStreamIterator(query, requestOptions: OptionsOf(calendarId, most));
        while (pages.HasMoreResults && items.Count < most)
        {
            using ResponseMessage page = await answers.ReceiveAsync(operation, pages.ReadNextAsync, cancellationToken);
            List<ReadOnlyMemory<byte>> documents = [];
            FeedItems.Add(await ResponseContent.ReadAsync(page, cancellationToken), documents, int.MaxValue);
            items.AddRange(documents.Select(read).OfType<TItem>().Take(most - items.Count));
        }

        return items;
    }

    /// <summary>The number that a <c>SELECT VALUE COUNT(1)</c> answers.</summary>
    public async Task<long> CountAsync(CosmosOperation operation, QueryDefinition query, long? calendarId, CancellationToken cancellationToken)
    {
        List<ReadOnlyMemory<byte>> items = await ReadAsync(operation, query, OptionsOf(calendarId, most: 1), most: 1, cancellationToken);
        return Utf8Parser.TryParse(items[0].Span, out long count, out _)
            ? count
            : throw new InvalidDataException("The database answered a count that is no number.");
    }

    private static QueryRequestOptions OptionsOf(long? calendarId, int most) => new()
    {
        MaxItemCount = most,
        MaxConcurrency = -1,
        PartitionKey = calendarId is { } key ? new PartitionKey(key) : null,
    };

    private async Task<List<ReadOnlyMemory<byte>>> ReadAsync(
        CosmosOperation operation, QueryDefinition query, QueryRequestOptions options, int most, CancellationToken cancellationToken)
    {
        List<ReadOnlyMemory<byte>> items = new(most);
        using FeedIterator pages = database.Events.GetItemQueryStreamIterator(query, requestOptions: options);
        while (pages.HasMoreResults && items.Count < most)
        {
            using ResponseMessage page = await answers.ReceiveAsync(operation, pages.ReadNextAsync, cancellationToken);
            FeedItems.Add(await ResponseContent.ReadAsync(page, cancellationToken), items, most);
        }

        return items;
    }
}
