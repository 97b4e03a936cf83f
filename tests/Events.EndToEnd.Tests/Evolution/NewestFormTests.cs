using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Events.Core.Access;
using Events.Core.Alerts;
using Events.Core.Events.Storing;
using Events.Testing.Evolution;
using Events.Testing.Http;
using Events.Testing.Services;
using Microsoft.Extensions.DependencyInjection;

namespace Events.EndToEnd.Tests.Evolution;

/// <summary>
/// The service stores documents in the forms of the newest schema. If a change of the stored documents fails these tests, keep the
/// previous form as an older one, and add the new form.
/// </summary>
public sealed partial class NewestFormTests
{
    private const string Everything = """
        {"event":{"casefile_id":9,"calendar_id":7,"subject_id":456,"case_service_id":77,"start_at":"2026-03-02T12:30:00Z","end_at":"2026-03-02T13:00:00Z",
        "is_allday":true,"timezone":"America/Denver","title":"Straße <a> & \"é\" 😀","body":"One\nTwo\t}","address":{"address_1":"1 Main St","city":"Denver",
        "state":"CO","zip":80202,"country":"us"},"users_list":[3,1,2],"show_as":"free","alert_before":30}}
        """;

    [Fact]
    public async Task Events_AreStoredInTheNewestForms()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync();
        await evolving.Service.CreateAsync(Bodies.Event(StoredForm.Calendar));
        await IsAsync(evolving, NewestEvents.Plain, 1);
        await evolving.Service.CreateAsync(Everything);
        await IsAsync(evolving, NewestEvents.Full, 2);
        JsonObject? claimed = null;
        evolving.Channel.Answer = async _ =>
        {
            claimed = await evolving.DocumentAsync(2);
            return new DeliveryOutcome("answered 500");
        };
        await evolving.DispatchAsync();
        Assert.Equal(Text(NewestEvents.Claimed, 2), Text(claimed!));
        JsonObject tried = await evolving.DocumentAsync(2);

        // The wait before the next try has a random part.
        tried["due_at"] = 1_772_452_920;
        Assert.Equal(Text(NewestEvents.Tried, 2), Text(tried));
        evolving.Channel.Answer = _ => Task.FromResult(new DeliveryOutcome("answered 410", IsFinal: true));
        evolving.Time.SetUtcNow(EvolvingService.Start.AddHours(1));
        await evolving.DispatchAsync();
        await IsAsync(evolving, NewestEvents.Failed, 2);
        await evolving.RetryAsync(2);
        await IsAsync(evolving, NewestEvents.SentAgain, 2);
        evolving.Channel.Answer = _ => Task.FromResult(DeliveryOutcome.Accepted);
        await evolving.DispatchAsync();
        await IsAsync(evolving, NewestEvents.Stamped, 2);
        await evolving.PatchAsync("\"start_at\":\"2026-03-02T12:45:00Z\"", id: 2);
        await IsAsync(evolving, NewestEvents.Armed, 2);
        await evolving.Service.SendAsync(ChangeRequests.Delete(2));
        await IsAsync(evolving, NewestEvents.Tombstone, 2);
    }

    [Fact]
    public async Task SystemDocuments_AreStoredInTheNewestForms()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync();
        string body = Bodies.Event(StoredForm.Calendar);
        await evolving.Service.SendAsync(Keyed.Post(Paths.Events, body, "key"));
        string batch = Bodies.Batch(Bodies.Item(StoredForm.Calendar), Bodies.Item(StoredForm.Calendar, members => members["title"] = ""));
        await evolving.Service.SendAsync(Keyed.Post(Paths.Batch, batch, "key"));
        await evolving.Service.PutAsync(Paths.Casefile(123), Bodies.Casefile([456], [1]));
        await evolving.FeedAddressAsync();
        await evolving.DispatchAsync();
        string secret = (await evolving.Service.Application.Services.GetRequiredService<TokenStore>().AddAsync(
            "crm", Scopes.Read | Scopes.Write, null, TestService.Cancellation))!;

        string[] ids =
        [
            "counter:event", "event:1", SystemForms.RecordId("key", "CreateEvent"), SystemForms.RecordId("key", "CreateEventBatch"), "casefile:123", "feed:7",
            "dispatch:last", TokenSecret.DocumentId(secret),
        ];
        List<string> stored = [];
        foreach (string id in ids)
        {
            stored.Add(Text((await evolving.SystemDocumentAsync(id))!).Replace(TokenSecret.DocumentId(secret), "token:0", StringComparison.Ordinal));
        }

        Assert.Equal(NewestSystem.All(SystemForms.Hash(body), SystemForms.Hash(batch)), stored);
    }

    [Fact]
    public async Task PositionOfAnUpgrade_IsStoredInTheNewestForm()
    {
        await using EvolvingService evolving = await EvolvingService.StartAsync();
        evolving.LoadEvents(OlderEvents.Of("created").Json(5));
        using CancellationTokenSource stop = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => evolving.UpgradeAsync(report: _ => stop.Cancel(), cancellationToken: stop.Token));

        Assert.Equal(NewestSystem.UpgradePosition, (await evolving.SystemDocumentAsync(UpgradePosition.DocumentId))!.ToJsonString());
    }

    private static async Task IsAsync(EvolvingService evolving, string form, long id) => Assert.Equal(Text(form, id), Text(await evolving.DocumentAsync(id)));

    private static string Text(string form, long id) => Stored.Text(JsonNode.Parse(new StoredForm("", "", form).Json(id))!);

    private static string Text(JsonObject document) => Random().Replace(Stored.Text(document), "\"$1\":\"0\"");

    // Names of writes, claims, traces and generations, and texts for people.
    [GeneratedRegex("""
        "(create|write|token|trace_id|generation|detail|message)":"[^"]*"
        """)]
    private static partial Regex Random();
}
