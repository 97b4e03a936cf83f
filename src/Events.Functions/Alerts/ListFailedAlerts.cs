using Events.Core.Access;
using Events.Core.Alerts;
using Events.Core.Paging;
using Events.Functions.Pipeline.Addresses;
using Events.Functions.Pipeline.Requests;
using Events.Functions.Pipeline.Responses;
using Events.Functions.Pipeline.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Alerts;

/// <summary>Lists failed alerts.</summary>
public sealed class ListFailedAlerts(FailedAlerts alerts, PublicAddress publicAddress)
{
    /// <summary>Returns 200 with an array, and a <c>Link</c> to the next page if there is one.</summary>
    [Function(nameof(ListFailedAlerts))]
    [RequiresScope(Scopes.Read)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/alerts/failed")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        FailedAlertListRequest query = FailedAlertListRequest.Parse(QueryParameters.Read(request));
        Page<FailedAlert> page = await alerts.ListAsync(query, cancellationToken);
        NextLink.Set(request, publicAddress, query, page.Last);
        return new CompressibleJsonResult<IReadOnlyList<FailedAlert>>(page.Items);
    }
}
