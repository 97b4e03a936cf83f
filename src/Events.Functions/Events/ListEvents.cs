using Events.Core.Access;
using Events.Core.Events.Listing;
using Events.Core.Paging;
using Events.Functions.Pipeline.Addresses;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Responses;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Events;

/// <summary>Lists or counts events.</summary>
public sealed class ListEvents(EventList events, PublicAddress publicAddress)
{
    /// <summary>Returns 200 with an array, and a <c>Link</c> to the next page if there is one; with <c>mode=count</c>, returns the counts.</summary>
    [Function(nameof(ListEvents))]
    [RequiresScope(Scopes.Read)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        EventListRequest query = EventListRequest.Parse(QueryParameters.Read(request));
        if (query.CountOnly)
        {
            long count = await events.CountAsync(query, cancellationToken);
            return new CompressibleJsonResult<EventCount>(new EventCount(count, (count + query.PerPage - 1) / query.PerPage));
        }

        Page<ReadOnlyMemory<byte>> page = await events.ReadAsync(query, cancellationToken);
        NextLink.Set(request, publicAddress, query, page.Last);
        return new RawJsonArrayResult(page.Items);
    }
}

/// <summary>The response to <c>mode=count</c>.</summary>
/// <param name="RecordCount">The number of events that match.</param>
/// <param name="PageCount">The number of pages of <c>per_page</c> events; 0 when no event matches.</param>
internal sealed record EventCount(long RecordCount, long PageCount);
