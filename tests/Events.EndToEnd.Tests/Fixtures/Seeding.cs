using System.Runtime.InteropServices;
using Events.Core.Events;
using Microsoft.Azure.Cosmos;

namespace Events.EndToEnd.Tests.Fixtures;

/// <summary>Puts events straight into the database, by the real client.</summary>
internal static class Seeding
{
    private const int AtOnce = 16;

    public static Task CreateAsync(Container events, IEnumerable<CalendarEvent> all) => Parallel.ForEachAsync(
        all,
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestService.Cancellation },
        async (each, cancellationToken) =>
        {
            MemoryMarshal.TryGetArray(EventDocument.Write(each), out ArraySegment<byte> bytes);
            using MemoryStream content = new(bytes.Array!, bytes.Offset, bytes.Count, writable: false);
            using ResponseMessage response = await events.CreateItemStreamAsync(
                content, new PartitionKey(each.Draft.CalendarId), cancellationToken: cancellationToken);
            response.EnsureSuccessStatusCode();
        });
}
