using Events.Core.Access;
using Events.Core.Feeds;
using Microsoft.Azure.Functions.Worker;

namespace Events.Functions.Http;

/// <summary>Voids the addresses of a calendar's feed that were given out.</summary>
public sealed class ResetFeedAddress(FeedAddresses addresses)
{
    /// <summary>204, also where none was given out.</summary>
    [Function(nameof(ResetFeedAddress))]
    [Answers(AnswersAttribute.Nothing)]
    [Requires(Scopes.Operate)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "v1/calendars/{calendar_id:long}/feed")] HttpRequest request,
        string calendar_id,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        NoParameters.Check(request);
        await addresses.ResetAsync(RouteId.Parse(calendar_id, "calendar"), cancellationToken);
        return Results.NoContent();
    }
}
