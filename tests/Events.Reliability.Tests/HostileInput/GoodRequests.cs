using System.Globalization;
using System.Text;
using Events.Core.Events.Listing;
using Events.Core.Paging;
using Events.Functions.Alerts;
using Events.Functions.Calendars;
using Events.Functions.Casefiles;
using Events.Functions.Docs;
using Events.Functions.Events;
using Events.Functions.Health;
using Events.Testing.Http;
using Events.Testing.Wire;
using Events.Tests.Shared;

namespace Events.Reliability.Tests.HostileInput;

/// <summary>Requests of every function that the service answers with 2xx. Hostile requests are mutations of them.</summary>
internal static class GoodRequests
{
    private const string Json = "application/json";

    /// <param name="token">A token with all scopes.</param>
    /// <param name="ids">Events that the requests may change and delete.</param>
    /// <param name="feed">The path and query of the feed of a calendar.</param>
    public static IReadOnlyList<WireRequest> All(string token, IReadOnlyList<long> ids, string feed)
    {
        string cursor = new EventListRequest().NextUrl(new Uri("http://localhost/"), new Position(1675101600, ids[0])).Split("cursor=")[1];
        string changed = Paths.Event(ids[1]);
        List<WireRequest> open =
        [
            Of(nameof(GetHealth), "GET", "/api/health"),
            Of(nameof(GetReadiness), "GET", "/api/health/ready"),
            Of(nameof(GetOpenApi), "GET", "/api/openapi.json"),
            Of(nameof(GetDocs), "GET", "/api/docs"),
            Of(nameof(GetDocsFile), "GET", "/api/docs/docs.js"),
            Of(nameof(GetCalendarFeed), "GET", feed),
            Of(nameof(GetCalendarFeed), "HEAD", $"{feed}&from=2023-01-01&to=2023-12-31"),
        ];
        List<WireRequest> closed =
        [
            Of(nameof(ListEvents), "GET", Paths.Events),
            Of(nameof(ListEvents), "HEAD", $"{Paths.Events}?calendar=1&per_page=2"),
            Of(nameof(ListEvents), "GET", $"{Paths.Events}?title=Visit&is_allday=false&per_page=1"),
            Of(nameof(ListEvents), "GET", $"{Paths.Events}?case=9&sort=updated_at&dir=desc&per_page=3"),
            Of(nameof(ListEvents), "GET", $"{Paths.Events}?id={string.Join(',', ids.Take(5))}&user=3&subject=456&sort=id"),
            Of(nameof(ListEvents), "GET", $"{Paths.Events}?mode=count&start_from=2023-01-30&start_to=2023-01-31T18:00:00%2B01:00&end_from=2023-01-01"),
            Of(nameof(ListEvents), "GET", $"{Paths.Events}?cursor={cursor}&per_page=2"),
            Of(nameof(ListEvents), "GET", $"{Paths.Events}?created_from=2020-01-01&updated_to=2099-01-01&alert_to=2099-01-01&alert_sent_from=2020-01-01&page=2&per_page=1"),
            Of(nameof(GetEvent), "GET", Paths.Event(ids[0])).And("If-None-Match", "\"7\", W/\"8\""),
            Of(nameof(GetEvent), "HEAD", Paths.Event(ids[0])),
            Of(nameof(CreateEvent), "POST", Paths.Events, ExampleBodies.Create),
            Of(nameof(CreateEvent), "POST", Paths.Events, Bodies.Event(2, more => more["alert_at"] = "2097-01-30T17:00:00-07:00")).And("Idempotency-Key", "a-key-of-a-client"),
            Of(nameof(CreateEventBatch), "POST", Paths.Batch, Bodies.Batch(Bodies.Item(3), Bodies.Item(4, more => more["body"] = "Line\n\u00e9"))),
            Of(nameof(ChangeEvent), "PATCH", changed, """{"event":{"title":"Changed","address":{"city":"Berlin","country":"DE"},"users_list":[5]}}""", ChangeRequests.MergePatch),
            Of(nameof(ChangeEvent), "PATCH", changed, """{"event":{"body":null}}""", ChangeRequests.MergePatch).And("If-Match", "*"),
            Of(nameof(DeleteEvent), "DELETE", Paths.Event(ids[^1])),
            Of(nameof(ListDeletedEvents), "GET", $"{Paths.Deleted}?deleted_from=2023-01-01&deleted_to=2099-01-01&calendar=1&per_page=2"),
            Of(nameof(PutCasefile), "PUT", Paths.Casefile(77), Bodies.Casefile([456, 457], [1, 2])),
            Of(nameof(GetCasefile), "GET", Paths.Casefile(123)),
            Of(nameof(CreateFeedAddress), "POST", "/api/v1/calendars/2/feed"),
            Of(nameof(ResetFeedAddress), "DELETE", "/api/v1/calendars/3/feed"),
            Of(nameof(GetAlerts), "GET", "/api/v1/alerts"),
            Of(nameof(ListFailedAlerts), "GET", "/api/v1/alerts/failed?per_page=1"),
            Of(nameof(DispatchAlerts), "POST", "/api/v1/alerts/dispatch"),
        ];
        string user = Convert.ToBase64String(Encoding.UTF8.GetBytes($"jane@example.org/token:{token}"));
        return
        [
            .. open,
            .. closed.Select((request, index) => request.And("Authorization", index % 2 == 0 ? $"Bearer {token}" : $"Basic {user}")),
        ];
    }

    /// <summary>The one request that gets no 2xx, since an alert that has not failed cannot be retried.</summary>
    public static WireRequest Retry(string token, long id) =>
        Of(nameof(RetryAlert), "POST", string.Create(CultureInfo.InvariantCulture, $"{Paths.Event(id)}/alert/retry")).And("Authorization", $"Bearer {token}");

    private static WireRequest Of(string function, string method, string target, string? body = null, string type = Json)
    {
        WireRequest request = new() { Function = function, Method = method, Target = target };
        return body is not null ? request.And("Content-Type", type) with { Body = Encoding.UTF8.GetBytes(body) }
            : method == "POST" ? request with { Body = [] }
            : request;
    }
}
