using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace Events.Bench.Serving;

/// <summary>The database calls that the service makes, by the stream methods of the bare client.</summary>
internal sealed class FloorDatabase(Container events, Container system)
{
    private static readonly ItemRequestOptions LatestCommitted = new() { ReadConsistencyStrategy = ReadConsistencyStrategy.LatestCommitted };

    // Above all ids of the sample events and of the service.
    private long _lastId = 1_000_000_000;

    public Task<ResponseMessage> ReadEventAsync(string id, long calendarId) =>
        events.ReadItemStreamAsync(id, new PartitionKey(calendarId), LatestCommitted);

    public async Task<ResponseMessage> ReadByRowAsync(string id)
    {
        string row = $"event:{id}";
        using ResponseMessage found = await system.ReadItemStreamAsync(row, new PartitionKey(row), LatestCommitted);
        using JsonDocument document = await JsonDocument.ParseAsync(found.Content);
        return await ReadEventAsync(id, document.RootElement.GetProperty("calendar_id").GetInt64());
    }

    public async Task<ResponseMessage> ListAsync(long calendarId, bool isPlanned)
    {
        using FeedIterator pages = events.GetItemQueryStreamIterator(
            new QueryDefinition(
                "SELECT TOP @limit VALUE c.event FROM c WHERE c.calendar_id = @calendar AND c.keys.start >= @start ORDER BY c.calendar_id ASC, c.keys.start ASC, c.keys.number ASC")
                .WithParameter("@calendar", calendarId)
                .WithParameter("@start", 0L)
                .WithParameter("@limit", 101L),
            requestOptions: new QueryRequestOptions
            {
                MaxItemCount = 101,
                MaxConcurrency = -1,
                PartitionKey = new PartitionKey(calendarId),
                EnableOptimisticDirectExecution = !isPlanned,
            });
        return await pages.ReadNextAsync();
    }

    public async Task<ResponseMessage> CreateAsync(Stream body)
    {
        // The service reads the casefile to check the subject.
        using ResponseMessage casefile = await system.ReadItemStreamAsync("casefile:1", new PartitionKey("casefile:1"), LatestCommitted);
        casefile.EnsureSuccessStatusCode();
        string id = Interlocked.Increment(ref _lastId).ToString(CultureInfo.InvariantCulture);
        string row = $"event:{id}";
        using MemoryStream rowContent = new(Encoding.UTF8.GetBytes($$"""{"id":"{{row}}","calendar_id":1}"""));
        using ResponseMessage reserved = await system.CreateItemStreamAsync(rowContent, new PartitionKey(row));
        reserved.EnsureSuccessStatusCode();

        using MemoryStream content = new(2048);
        content.Write(Encoding.UTF8.GetBytes(
            $$$"""{"id":"{{{id}}}","calendar_id":1,"keys":{"number":{{{id}}},"casefile":1,"subject":1,"start":1735689600,"end":1735689600,"created":1735689600,"updated":1735689600,"title":"surveillance 1","allday":false,"users":[1,2]},"event":"""));
        await body.CopyToAsync(content);
        content.Write("}"u8);
        content.Position = 0;
        return await events.CreateItemStreamAsync(content, new PartitionKey(1));
    }
}
