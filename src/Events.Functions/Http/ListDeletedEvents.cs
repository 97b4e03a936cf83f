using Events.Core.Access;
using Events.Core.Events;
using Events.Core.Events.Deleting;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Lists what was deleted, so that a client can follow changes.</summary>
public sealed class ListDeletedEvents(DeletedEvents deleted, PublicAddress publicAddress)
{
    /// <summary>200 with a bare array, oldest first, and a <c>Link</c> to the next page while there is more.</summary>
    [Function(nameof(ListDeletedEvents))]
    [Requires(Scopes.Read)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/events/deleted")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        DeletedListRequest asked = DeletedListRequest.Parse(QueryParameters.Of(request));
        EventPage page = await deleted.ListAsync(asked, cancellationToken);
        if (page.HasMore)
        {
            NextLink.Set(request, publicAddress, url => asked.Next(url, page.Items[^1]));
        }

        return new EventListResult(page.Items);
    }
}
