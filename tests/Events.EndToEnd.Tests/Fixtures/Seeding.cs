using Events.Core;
using Events.Core.Events;
using Events.Core.Events.Storing;
using Events.Testing.Services;
using Microsoft.Azure.Cosmos;

namespace Events.EndToEnd.Tests.Fixtures;

/// <summary>Creates events directly in the database with the real client.</summary>
internal static class Seeding
{
    private const int AtOnce = 16;

    public static Task CreateAsync(Container events, IEnumerable<Event> all) => Parallel.ForEachAsync(
        all,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestService.Cancellation },
        async (each, cancellationToken) =>
        {
            using MemoryStream content = new(CoreJson.Serializer.Write(StoredDocument.New(each)));
            using ResponseMessage response = await events.CreateItemStreamAsync(
                content, new PartitionKey(each.CalendarId), cancellationToken: cancellationToken);
            response.EnsureSuccessStatusCode();
        });
}
