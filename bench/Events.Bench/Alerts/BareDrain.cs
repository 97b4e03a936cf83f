using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Events.Core.Events.Storing;
using Microsoft.Azure.Cosmos;

namespace Events.Bench.Alerts;

/// <summary>
/// Makes only the writes that alerts need, with the bare client: two conditional patches for each alert, and between them one unsigned POST to
/// each receiver, if there are receivers.
/// </summary>
internal sealed class BareDrain(Container events, IReadOnlyList<Uri> receivers) : IDisposable
{
    private const string Sent = "2026-01-01T00:00:00Z";
    private const long SentSeconds = 1_767_225_600;
    private const long LeaseEnd = 4_102_444_800;

    private readonly HttpMessageInvoker[] _clients = [.. receivers.Select(_ => new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false }))];

    /// <summary>Drains all due alerts. It finds them before it starts to measure the time.</summary>
    /// <returns>Alerts a second.</returns>
    public async Task<double> RunAsync(int count, int concurrency)
    {
        List<FoundAlert> found = await FindAsync();
        if (found.Count != count)
        {
            throw new InvalidOperationException($"{found.Count} alerts are due instead of {count}.");
        }

        long start = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            found, new ParallelOptions { MaxDegreeOfParallelism = concurrency }, async (alert, _) => await DeliverAsync(alert));
        return count / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    public void Dispose()
    {
        foreach (HttpMessageInvoker client in _clients)
        {
            client.Dispose();
        }
    }

    private async Task<List<FoundAlert>> FindAsync()
    {
        List<FoundAlert> found = [];
        using FeedIterator pages = events.GetItemQueryStreamIterator(
            new QueryDefinition("SELECT * FROM c WHERE c.due_at <= @now ORDER BY c.due_at").WithParameter("@now", SentSeconds),
            requestOptions: new QueryRequestOptions { MaxItemCount = 1000, MaxConcurrency = -1 });
        while (pages.HasMoreResults)
        {
            using ResponseMessage page = await pages.ReadNextAsync();
            page.EnsureSuccessStatusCode();
            using JsonDocument parsed = await JsonDocument.ParseAsync(page.Content);
            found.AddRange(parsed.RootElement.GetProperty("Documents").EnumerateArray().Select(document => new FoundAlert(
                document.GetProperty("id").GetString()!,
                document.GetProperty("calendar_id").GetInt64(),
                document.GetProperty("_etag").GetString()!,
                Encoding.UTF8.GetBytes(document.GetProperty("event").GetRawText()))));
        }

        return found;
    }

    private async Task DeliverAsync(FoundAlert alert)
    {
        string token = Guid.NewGuid().ToString("N");
        await PatchAsync(
            alert,
            [PatchOperation.Set("/claim", AlertClaim.None with { Token = token }), PatchOperation.Set("/due_at", LeaseEnd)],
            new PatchItemRequestOptions { IfMatchEtag = alert.ETag });
        await Task.WhenAll(_clients.Zip(receivers, (client, receiver) => PostAsync(client, receiver, alert.Event)));
        await PatchAsync(
            alert,
            [
                PatchOperation.Set("/keys/sent", SentSeconds),
                PatchOperation.Set("/keys/updated", SentSeconds),
                PatchOperation.Set("/event/alert_sent_at", Sent),
                PatchOperation.Set("/event/updated_at", Sent),
                PatchOperation.Increment("/revision", 1),
                PatchOperation.Remove("/due_at"),
                PatchOperation.Remove("/claim"),
            ],
            new PatchItemRequestOptions
            {
                FilterPredicate = string.Create(
                    CultureInfo.InvariantCulture, $"FROM c WHERE c.claim.token = \"{token}\" AND c.keys.updated < {SentSeconds}"),
            });
    }

    private async Task PatchAsync(FoundAlert alert, IReadOnlyList<PatchOperation> operations, PatchItemRequestOptions options)
    {
        using ResponseMessage response = await events.PatchItemStreamAsync(alert.Id, new PartitionKey(alert.CalendarId), operations, options);
        response.EnsureSuccessStatusCode();
    }

    private static async Task PostAsync(HttpMessageInvoker client, Uri receiver, byte[] body)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, receiver) { Content = new ByteArrayContent(body) };
        using HttpResponseMessage response = await client.SendAsync(request, CancellationToken.None);
        response.EnsureSuccessStatusCode();
    }
}
