using Events.Core.Access;
using Events.Core.Alerts;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Lists the alerts that were given up.</summary>
public sealed class ListFailedAlerts(FailedAlerts alerts, PublicAddress publicAddress)
{
    /// <summary>200 with a bare array, and a <c>Link</c> to the next page while there is more.</summary>
    [Function(nameof(ListFailedAlerts))]
    [Requires(Scopes.Read)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "v1/alerts/failed")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        FailedAlertListRequest asked = FailedAlertListRequest.Parse(QueryParameters.Of(request));
        FailedAlertPage page = await alerts.ListAsync(asked, cancellationToken);
        if (page.HasMore)
        {
            NextLink.Set(request, publicAddress, url => asked.Next(url, page.Items[^1]));
        }

        return CompressibleResult.Json([.. page.Items.Select(FailedAlertAnswer.Of)], HttpJson.Default.FailedAlertAnswerArray);
    }
}
