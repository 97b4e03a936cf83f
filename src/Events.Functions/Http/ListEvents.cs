using Events.Core.Access;
using Events.Core.Events;
using Events.Core.Events.Listing;
using Events.Core.Events.Storing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Lists events, or counts them.</summary>
public sealed class ListEvents(EventLists lists, PublicAddress publicAddress)
{
    /// <summary>200 with a bare array, and a <c>Link</c> to the next page while there is more; with <c>mode=count</c> the counts.</summary>
    [Function(nameof(ListEvents))]
    [Requires(Scopes.Read)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        EventListRequest asked = EventListRequest.Parse(QueryParameters.Of(request));
        if (asked.CountOnly)
        {
            long count = await lists.CountAsync(asked, cancellationToken);
            return CompressibleResult.Json(new EventCount(count, (count + asked.PerPage - 1) / asked.PerPage), HttpJson.Default.EventCount);
        }

        EventPage page = await lists.ListAsync(asked, cancellationToken);
        if (page.HasMore)
        {
            Position last = SortKey.Of(page.Items[^1].Span, asked.Sort);
            NextLink.Set(request, publicAddress, url => ListLink.Next(url, asked, Cursor.After(asked, last.SortValue, last.Number)));
        }

        return new EventListResult(page.Items);
    }
}
