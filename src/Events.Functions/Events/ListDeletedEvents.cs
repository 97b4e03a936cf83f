using Events.Core.Access;
using Events.Core.Events.Listing;
using Events.Core.Events.Storing;
using Events.Core.Paging;
using Events.Functions.Pipeline.Addresses;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Responses;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Events;

/// <summary>Lists deleted events, so that a client can poll for changes.</summary>
public sealed class ListDeletedEvents(DeletedEventList deleted, PublicAddress publicAddress)
{
    /// <summary>Returns 200 with an array, oldest first, and a <c>Link</c> to the next page if there is one.</summary>
    [Function(nameof(ListDeletedEvents))]
    [RequiresScope(Scopes.Read)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/events/deleted")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        DeletedEventListRequest query = DeletedEventListRequest.Parse(QueryParameters.Read(request));
        Page<DeletedEvent> page = await deleted.ReadAsync(query, cancellationToken);
        NextLink.Set(request, publicAddress, query, page.Last);
        return new CompressibleJsonResult<IReadOnlyList<DeletedEvent>>(page.Items);
    }
}
